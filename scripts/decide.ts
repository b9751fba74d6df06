import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { text as readAll } from "node:stream/consumers";
import { type DecisionId, decisionId } from "../graph-data/ids.ts";
import {
  type Decision,
  DecisionRejected,
  holding,
  parseDecision,
  parseDecisionContent,
} from "../graph-data/records/decision.ts";
import { openStore } from "../graph-data/store/openStore.ts";
import { refreshGraph } from "../graph-data/store/refreshGraph.ts";
import type { Store } from "../graph-data/store/store.ts";
import { command, exitCodes, runCommand, UsageError, withStore } from "./terminal/command.ts";
import { print } from "./terminal/print.ts";

const program = withStore(
  command("decide", {
    does: [
      "Sets right what was read wrongly. What is decided is kept as a log and replayed over every later graph.",
      "",
      "  same ID ID…           all of them are the first one",
      "  not-same ID ID        they are two",
      "  split ID NAME PLACE…  the mentions at these places (ARTICLE:START-END, as in /v1/entities/ID/mentions) are somebody else",
      "  rename ID NAME        the entity is called so",
      "  retype ID TYPE        the entity is a Person, a Company …",
      "  reject ID             this entity is none",
      "  note ID TEXT          changes nothing in the graph",
      "  undo DECISION         takes a decision back",
      "  json CONTENT          any decision, as the log keeps it",
      "  export                prints the log, one JSON object a line",
      "  import FILE           adds the lines of such a file (- is standard input); those that are there already are left out",
    ].join("\n"),
    examples: [
      "npm run decide -- same person.jane-smith person.j-smith --reason 'same desk, same beat'",
      "npm run decide -- undo d_0123456789abcdef",
      "npm run --silent decide -- export > decisions.jsonl",
      "npm run decide -- import decisions.jsonl --store other-graph",
    ],
  }),
)
  .argument("<what>", "what to decide")
  .argument("[words...]", "about whom, and what")
  .option("--author <name>", "who decides", userInfo().username)
  .option("--reason <text>", "why")
  .option("--json", "print one JSON object a line");

await runCommand(program, async () => {
  const options = program.opts<{ store: string; author: string; reason?: string; json?: true }>();
  const [what, ...words] = program.args as [string, ...string[]];
  const store = await openStore(options.store, { create: false });
  try {
    if (what === "export") {
      for (const line of await store.decisions()) await print(JSON.stringify(line));
      return exitCodes.ok;
    }
    const lines = what === "import" ? await linesOf(words) : [await lineOf(what, words, options, store)];
    let [added, known] = [0, 0];
    for (const line of lines) {
      const kept = await store.addDecision(line);
      if (kept.outcome === "reused")
        throw new UsageError(
          `Decision ${line.id} is in the log with another content. Nothing after it was taken over.`,
        );
      if (kept.outcome === "added") added++;
      else known++;
    }
    const { build } = await refreshGraph(store, { now });
    const idle = new Map(build.idle.map(({ id, why }) => [id, why]));
    const changesNothing = lines.flatMap(({ id }) => {
      const why = idle.get(id);
      return why === undefined ? [] : [{ id, why }];
    });
    if (options.json)
      await print(
        JSON.stringify({ added, known, decisions: lines.map(({ id }) => id), changesNothing, build: build.hash }),
      );
    else {
      await print(`${added} kept${known > 0 ? `, ${known} known already` : ""}: ${lines.at(-1)?.id ?? "none"}`);
      for (const { id, why } of changesNothing) await print(`${id} changes nothing: ${why}`);
    }
    return exitCodes.ok;
  } catch (error) {
    if (error instanceof DecisionRejected) throw new UsageError(error.message);
    throw error;
  } finally {
    await store.close();
  }
});

function now(): string {
  return new Date().toISOString();
}

async function lineOf(
  what: string,
  words: readonly string[],
  { author, reason }: { author: string; reason?: string },
  store: Store,
): Promise<Decision> {
  const content = parseDecisionContent(await contentOf(what, words, store));
  return parseDecision({
    id: decisionId(randomBytes(8).toString("hex")),
    at: now(),
    author,
    ...(reason === undefined ? {} : { reason }),
    content,
  });
}

async function contentOf(what: string, words: readonly string[], store: Store): Promise<unknown> {
  const [first = "", ...rest] = words;
  switch (what) {
    case "same":
      return { kind: "same", entities: words };
    case "not-same":
      return { kind: "notSame", entities: words };
    case "split":
      return { kind: "split", entity: first, name: rest[0], places: rest.slice(1).map(placeOf) };
    case "rename":
      return { kind: "rename", entity: first, name: rest.join(" ") };
    case "retype":
      return { kind: "retype", entity: first, type: rest[0] };
    case "reject":
      return { kind: "reject", what: "entity", entity: first };
    case "note":
      return { kind: "note", about: first, text: rest.join(" ") };
    case "undo": {
      const log = await store.decisions();
      const meant = log.find(({ id }) => id === first);
      if (!meant) throw new UsageError(`There is no decision ${first}. "export" prints those that there are.`);
      const holds = meant.content.kind === "undo" || holding(log).some(({ id }) => id === first);
      if (!holds) throw new UsageError(`${first} was taken back already.`);
      return { kind: "undo", decision: first as DecisionId };
    }
    case "json":
      return jsonOf(words.join(" "), "CONTENT");
    default:
      throw new UsageError(`"${what}" is nothing to decide. See: npm run decide -- --help`);
  }
}

/** A mention's place: `a_0123456789abcdef0123:120-132`, offsets in UTF-16 code units, end exclusive. */
function placeOf(words: string): { article: string; start: number; end: number } {
  const [, article, start, end] = /^(a_[0-9a-f]{20}):(\d+)-(\d+)$/.exec(words) ?? [];
  if (article === undefined)
    throw new UsageError(`"${words}" is no place. Write ARTICLE:START-END, as a_0123456789abcdef0123:120-132.`);
  return { article, start: Number(start), end: Number(end) };
}

async function linesOf([path]: readonly string[]): Promise<Decision[]> {
  if (path === undefined) throw new UsageError("Say which file: npm run decide -- import FILE");
  const content = path === "-" ? await readAll(process.stdin) : await readFile(path, "utf8").catch(unreadable(path));
  return content.split("\n").flatMap((line, n) => {
    if (line.trim() === "") return [];
    try {
      return [parseDecision(jsonOf(line, "the line"))];
    } catch (error) {
      throw new UsageError(
        `Line ${n + 1}: ${error instanceof Error ? error.message : String(error)}. Nothing was taken over.`,
      );
    }
  });
}

function unreadable(path: string) {
  return (error: NodeJS.ErrnoException): never => {
    throw new UsageError(`${path} cannot be read (${error.code ?? error.message}).`);
  };
}

function jsonOf(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${what} is no well-formed JSON`);
  }
}
