import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { InvalidArgumentError } from "commander";
import { choosePart } from "../graph-data/export/choosePart.ts";
import { entityLines } from "../graph-data/export/entityLines.ts";
import { type ExportFormatName, exportFormatNames, exportFormats } from "../graph-data/export/exportFormats.ts";
import { exportPart } from "../graph-data/export/exportPart.ts";
import { openGraph } from "../graph-data/graph/openGraph.ts";
import { type EntityId, isArticleId, isEntityId } from "../graph-data/ids.ts";
import { assertionNames, entityTypeNames, relationTypeNames } from "../graph-data/ontology.ts";
import { toDate } from "../graph-data/records/article.ts";
import { divideExtraction, divisionsOf } from "../graph-data/resolve/divideExtraction.ts";
import { openStore } from "../graph-data/store/openStore.ts";
import type { Store } from "../graph-data/store/store.ts";
import { command, exitCodes, runCommand, UsageError, wholeNumber, withStore } from "./terminal/command.ts";

const oneOf =
  <Name extends string>(names: readonly Name[]) =>
  (raw: string): Name =>
    names.find((name) => name === raw) ?? refuse(`expected one of ${names.join(", ")}`);

const someOf =
  <Name extends string>(names: readonly Name[]) =>
  (raw: string): ReadonlySet<Name> =>
    new Set(raw.split(",").map(oneOf(names)));

const ids = <Id extends string>(is: (value: unknown) => value is Id, example: string) => {
  const one = (raw: string): Id => (is(raw) ? raw : refuse(`expected an id such as ${example}`));
  return { one, some: (raw: string): Id[] => raw.split(",").map(one) };
};
const entityIds = ids(isEntityId, "person.jane-smith");
const articleIds = ids(isArticleId, "a_0123456789abcdef0123");

const date = (raw: string): string =>
  raw.length <= 10 && toDate(raw) === raw ? raw : refuse("expected a date: 2018, 2018-03 or 2018-03-28");

function fraction(raw: string): number {
  const value = Number(raw);
  return raw.trim() !== "" && value >= 0 && value <= 1 ? value : refuse("expected a number from 0 to 1");
}

function refuse(wanted: string): never {
  throw new InvalidArgumentError(wanted);
}

/** Needs what was read from the articles, and is for commands alone. */
const whoIsWho = "entities";
const formats = [
  ...exportFormatNames.map((name) => ({ name, does: exportFormats[name].does })),
  { name: whoIsWho, does: "who is who: an entity a line with its mentions, articles by the id they came with" },
] as const;

const program = withStore(
  command("export", {
    does: `Writes the graph, or a part of it, for other programs and for people.\n\nFormats:\n${formats
      .map(({ name, does }) => `  ${name.padEnd(16)} ${does}`)
      .join("\n")}`,
    examples: [
      "npm run export -- --format gexf --out graph.gexf",
      "npm run --silent export -- --format ndjson --assertion stated --min-confidence 0.8 > graph.ndjson",
      "npm run --silent export -- --format entities > who-is-who.jsonl",
      "npm run export -- --format report --seed person.jane-smith --depth 1 --out jane-smith.html",
    ],
  }),
)
  .requiredOption("--format <name>", "what to write", oneOf([...exportFormatNames, whoIsWho] as const))
  .option("--out <file>", "where to; without it, standard output")
  .option("--relation <types>", "only relations of these types", someOf(relationTypeNames))
  .option("--assertion <kinds>", "only relations whose strongest assertion is one of these", someOf(assertionNames))
  .option("--min-confidence <0 to 1>", "only relations at least so certain", fraction)
  .option("--from <date>", "only what was so or happened on this day or later", date)
  .option("--to <date>", "only what was so or happened on this day or earlier", date)
  .option("--fallbacks", "also linkedByText and coOccurs, which say only that two are named together")
  .option("--subject <entity>", "only relations that begin at this entity", entityIds.one)
  .option("--object <entity>", "only relations that end at this entity", entityIds.one)
  .option("--entity <entity>", "only relations with this entity at either end", entityIds.one)
  .option("--article <article>", "only relations that this article speaks of", articleIds.one)
  .option("--seed <entities>", "only what is around these entities", entityIds.some)
  .option("--depth <steps>", "how many steps from the seeds", wholeNumber(0), 1)
  .option("--entity-type <types>", "only entities of these types", someOf(entityTypeNames))
  .option("--without <entities>", "leave these out", entityIds.some)
  .option("--no-alone", "leave out entities without a relation in this part");

await runCommand(program, async () => {
  const options = program.opts<
    Omit<Parameters<typeof choosePart>[1], "seeds" | "without" | "relationTypes" | "assertions" | "entityTypes"> & {
      store: string;
      format: ExportFormatName | typeof whoIsWho;
      out?: string;
      relation?: Parameters<typeof choosePart>[1]["relationTypes"];
      assertion?: Parameters<typeof choosePart>[1]["assertions"];
      entityType?: Parameters<typeof choosePart>[1]["entityTypes"];
      seed?: EntityId[];
      without?: EntityId[];
    }
  >();
  const { relation, assertion, entityType, seed, without, out } = options;
  const store = await openStore(options.store, { create: false });
  const build = await store.currentBuild();
  if (!build)
    throw new UsageError(`${store.location} holds no graph yet. Read articles first: npm run ingest -- FILE …`);
  const graph = openGraph(build);
  for (const id of [options.subject, options.object, options.entity, ...(seed ?? [])])
    if (id !== undefined && !graph.entities.has(id)) throw new UsageError(`The graph has no entity ${id}.`);
  if (options.article !== undefined && !graph.articles.has(options.article))
    throw new UsageError(`The graph has no article ${options.article}.`);
  const part = choosePart(graph, {
    ...options,
    relationTypes: relation,
    assertions: assertion,
    entityTypes: entityType,
    seeds: seed,
    without: without && new Set(without),
  });
  const chosen = new Set<EntityId>(part.entities);
  const pieces =
    options.format === whoIsWho
      ? entityLines({ entities: build.entities.filter(({ id }) => chosen.has(id)) }, dividedReadings(store))
      : exportFormats[options.format].write(exportPart(graph, part, (some) => store.texts(some)));
  if (out === undefined)
    for await (const piece of pieces) {
      if (!process.stdout.write(piece)) await once(process.stdout, "drain");
    }
  else {
    await pipeline(Readable.from(pieces), createWriteStream(out)).catch((error: unknown) => {
      // What the disk refuses is said in a sentence; a fault while writing is told whole.
      if (error instanceof Error && "syscall" in error)
        throw new UsageError(`${out} cannot be written: ${error.message}`);
      throw error;
    });
    process.stderr.write(`${out}: ${part.entities.length} entities and ${part.relations.length} relations.\n`);
  }
  await store.close();
  return exitCodes.ok;
});

/** What was read from every article, as decisions divide it. */
async function* dividedReadings(store: Store) {
  const divisions = divisionsOf(await store.decisions());
  for await (const { article, extraction } of store.readings())
    yield { article, extraction: divideExtraction(extraction, divisions.get(article.id)) };
}
