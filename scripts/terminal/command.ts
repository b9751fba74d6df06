import { Command, CommanderError, InvalidArgumentError } from "commander";
import { StoreError } from "../../graph-data/store/store.ts";

/** How commands end: 0 all well, 1 some articles rejected, 2 called wrongly or the store cannot be used, 3 a fault of ours, 130 stopped with Ctrl-C. */
export const exitCodes = { ok: 0, rejected: 1, usage: 2, fault: 3, stopped: 130 } as const;

/** A command with its description and, below the options, examples of its use. */
export function command(name: string, texts: { does: string; examples: readonly string[] }): Command {
  return new Command(`npm run ${name} --`)
    .description(texts.does)
    .addHelpText("after", `\nExamples:\n${texts.examples.map((example) => `  ${example}`).join("\n")}`)
    .showHelpAfterError("(--help shows how it is used)")
    .exitOverride();
}

/** The option that says where the store is; `DRAMATIS_STORE` stands in for it. */
export const withStore = (program: Command): Command =>
  program.option(
    "--store <dir or url>",
    "where everything is kept: a directory, or postgres://user:password@host/database",
    process.env.DRAMATIS_STORE || ".dramatis",
  );

/**
 * Runs a command file: reads the arguments, does the work and ends the process with its code. What people can mend is told in one
 * sentence; anything else is a fault of ours and is told whole.
 */
export async function runCommand(program: Command, work: () => Promise<number>): Promise<void> {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    // The reader of our output has gone, as "head" does: there is nobody left to tell anything.
    if (error.code === "EPIPE") process.exit(exitCodes.ok);
    throw error;
  });
  let code: number;
  try {
    await program.parseAsync();
    code = await work();
  } catch (error) {
    code = explain(error);
  }
  // What is still in the pipe goes out first.
  await new Promise<void>((done) => process.stdout.write("", () => done()));
  process.exit(code);
}

function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof StoreError || error instanceof UsageError) {
    process.stderr.write(`${error.message}\n`);
    return exitCodes.usage;
  }
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return exitCodes.fault;
}

/** The command was called in a way that it cannot understand; the message says how to call it. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Reads an option that is a whole number from `least` on. */
export const wholeNumber =
  (least: number) =>
  (raw: string): number => {
    const number = Number(raw);
    if (Number.isInteger(number) && number >= least) return number;
    throw new InvalidArgumentError(`expected a whole number from ${least} on`);
  };
