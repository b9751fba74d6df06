import { print } from "../terminal/print.ts";
import type { Tally } from "./ingestAll.ts";
import type { Outcome } from "./ingestOne.ts";
import type { Item } from "./readItems.ts";

/** What an ingest brought, and what the graph holds now. */
type Sum = Tally & { entities: number; relations: number; newEntities: number; newRelations: number };

/** Prints what happens to each article, for people or for programs. */
export interface Teller {
  one(item: Item, outcome: Outcome): Promise<void>;
  /** What is left to tell when all articles are through. */
  rest(): Promise<void>;
  sum(sum: Sum, build: string | undefined): Promise<void>;
}

/** One JSON object for each article, and one at the end. */
export const tellInJson: Teller = {
  one: ({ file, line }, outcome) =>
    print(JSON.stringify({ file, ...(line === undefined ? {} : { line }), ...outcome })),
  rest: async () => {},
  sum: (sum, build) => print(JSON.stringify({ summary: { ...sum, ...(build === undefined ? {} : { build }) } })),
};

/** One line a file: for a file of many articles, one line for each that is rejected and one for the others together. */
export function tellInWords(): Teller {
  let open: ({ file: string } & Record<Outcome["status"], number>) | undefined;
  const endFile = async () => {
    if (open) await print(`${open.file}: ${counts(open)}`);
    open = undefined;
  };
  return {
    async one({ file, line }, outcome) {
      if (open?.file !== file) await endFile();
      if (line === undefined) return print(`${file}: ${words(outcome)}`);
      open ??= { file, read: 0, known: 0, rejected: 0 };
      open[outcome.status]++;
      if (outcome.status === "rejected") await print(`${file}, line ${line}: ${words(outcome)}`);
    },
    rest: endFile,
    async sum(sum) {
      const graph = `${sum.entities} entities, ${sum.relations} relations (+${sum.newEntities}, +${sum.newRelations})`;
      await print(`${counts(sum)}; ${graph}`);
    },
  };
}

const counts = ({ read, known, rejected }: Tally): string =>
  `${read} ${read === 1 ? "article" : "articles"} read, ${known} already known, ${rejected} rejected`;

function words(outcome: Outcome): string {
  switch (outcome.status) {
    case "read":
      return `read, ${outcome.entities} entities and ${outcome.relations} relations`;
    case "known":
      return "already known";
    case "rejected":
      return `rejected: ${outcome.reason}`;
  }
}
