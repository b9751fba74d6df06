import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { EntityType, MentionKind, RelationType } from "../../graph-data/ontology.ts";
import { toArticle } from "../../graph-data/records/article.ts";
import type { ExtractedRelation, Extraction, Span } from "../../graph-data/records/extraction.ts";
import { openStore } from "../../graph-data/store/openStore.ts";
import type { Store } from "../../graph-data/store/store.ts";
import { type RunningServer, type ServerOptions, startServer } from "../../server/startServer.ts";

/** An article with what a reader would take from it: entities by their wordings, relations by the sentence that says them. */
export interface Told {
  readonly text: string;
  readonly title?: string;
  readonly publishedAt?: string;
  readonly entities: readonly (readonly [name: string, type: EntityType, ...wordings: string[]])[];
  readonly relations: readonly (readonly [
    source: string,
    type: RelationType,
    target: string,
    sentence: string,
    more?: Partial<Omit<ExtractedRelation, "evidence" | "claimant">> & { claimant?: string },
  ])[];
  readonly quotes?: readonly (readonly [wording: string, speaker: string | null])[];
}

const opening: Told = {
  title: "Norland and Ostmark open a rail link",
  publishedAt: "2018-03-28",
  text: [
    "President Mara Lindqvist of Norland met Ostmark's president, Otto Brenner, in Halden on Monday.",
    "Lindqvist said Northwind Rail owns the new terminal company, Halden Terminal.",
    "The two countries agreed on tariffs.",
    '"We will build it together," Brenner said.',
    "Łukasz Żuraw, the head of Northwind Rail, plans to visit Ostmark in May.",
  ].join(" "),
  entities: [
    ["Mara Lindqvist", "Person", "Mara Lindqvist", "Lindqvist"],
    ["Otto Brenner", "Person", "Otto Brenner", "Brenner"],
    ["Norland", "Country", "Norland"],
    ["Ostmark", "Country", "Ostmark"],
    ["Halden", "Place", "Halden"],
    ["Northwind Rail", "Company", "Northwind Rail"],
    ["Halden Terminal", "Company", "Halden Terminal"],
    ["Łukasz Żuraw", "Person", "Łukasz Żuraw"],
  ],
  relations: [
    ["Mara Lindqvist", "headOf", "Norland", "President Mara Lindqvist of Norland", { role: "President" }],
    ["Otto Brenner", "headOf", "Ostmark", "Ostmark's president, Otto Brenner", { role: "president" }],
    [
      "Mara Lindqvist",
      "metWith",
      "Otto Brenner",
      "President Mara Lindqvist of Norland met Ostmark's president, Otto Brenner",
      { date: "2018-03-26" },
    ],
    [
      "Mara Lindqvist",
      "visited",
      "Halden",
      "President Mara Lindqvist of Norland met Ostmark's president, Otto Brenner, in Halden",
      { date: "2018-03-26" },
    ],
    [
      "Northwind Rail",
      "ownerOf",
      "Halden Terminal",
      "Northwind Rail owns the new terminal company, Halden Terminal",
      { assertion: "claimed", claimant: "Mara Lindqvist" },
    ],
    ["Łukasz Żuraw", "headOf", "Northwind Rail", "Łukasz Żuraw, the head of Northwind Rail", { role: "head" }],
    [
      "Łukasz Żuraw",
      "visited",
      "Ostmark",
      "Łukasz Żuraw, the head of Northwind Rail, plans to visit Ostmark",
      { assertion: "planned", date: "2018-05" },
    ],
    ["Norland", "coOccurs", "Halden", "Norland met Ostmark's president, Otto Brenner, in Halden"],
  ],
  quotes: [["We will build it together,", "Otto Brenner"]],
};

const followUp: Told = {
  title: "Terminal company names a chair",
  publishedAt: "2019-06",
  text: "Halden Terminal is based in Halden. Otto Brenner criticized Northwind Rail. Mara Lindqvist met Otto Brenner again on 3 June 2019. <b>Aida & Sons</b> invests in Halden Terminal.",
  entities: [
    ["Halden Terminal", "Company", "Halden Terminal"],
    ["Halden", "Place", "Halden."],
    ["Otto Brenner", "Person", "Otto Brenner"],
    ["Northwind Rail", "Company", "Northwind Rail"],
    ["Mara Lindqvist", "Person", "Mara Lindqvist"],
    ["Aida & Sons", "Company", "Aida & Sons"],
  ],
  relations: [
    ["Halden Terminal", "basedIn", "Halden", "Halden Terminal is based in Halden."],
    ["Otto Brenner", "criticized", "Northwind Rail", "Otto Brenner criticized Northwind Rail."],
    ["Mara Lindqvist", "metWith", "Otto Brenner", "Mara Lindqvist met Otto Brenner again", { date: "2019-06-03" }],
    ["Aida & Sons", "investsIn", "Halden Terminal", "Aida & Sons</b> invests in Halden Terminal."],
  ],
};

/** Two articles whose graph the tests know. */
export const sample: readonly Told[] = [opening, followUp];

/** One more, for what changes with it. */
export const oneMore: Told = {
  title: "Observers in Halden",
  publishedAt: "2019-07-01",
  text: "Vera Holt advises Otto Brenner.",
  entities: [
    ["Vera Holt", "Person", "Vera Holt"],
    ["Otto Brenner", "Person", "Otto Brenner"],
  ],
  relations: [["Vera Holt", "advises", "Otto Brenner", "Vera Holt advises Otto Brenner."]],
};

/**
 * Puts articles into the store.
 *
 * @returns the build that has them
 */
export async function tell(store: Store, articles: readonly Told[]): Promise<string> {
  for (const told of articles) {
    const { article, extraction } = read(told);
    await store.addArticle(article, { extraction, rules: "by hand", now: "2020-01-01T00:00:00.000Z" });
  }
  return (await store.currentBuildHash()) ?? "";
}

function read(told: Told) {
  const article = toArticle(told);
  const { text } = article;
  const wordings = new Map<string, readonly string[]>();
  const find = (wording: string, within: Span = { start: 0, end: text.length }): Span => {
    const start = text.indexOf(wording, within.start);
    if (start < 0 || start + wording.length > within.end)
      throw new TypeError(`sampleStore: "${wording}" is not in "${text.slice(within.start, within.end)}"`);
    return { start, end: start + wording.length };
  };
  const entities = told.entities.map(([name, type, ...own]) => {
    wordings.set(name, own);
    const kind: MentionKind = "name";
    return { id: name, type, name, mentions: own.map((wording) => ({ ...find(wording), kind })) };
  });
  const extraction: Extraction = {
    id: article.id,
    entities,
    relations: told.relations.map(([source, type, target, sentence, more]) => {
      const passage = find(sentence);
      const end = (name: string): Span => {
        const wording = wordings.get(name)?.find((each) => sentence.includes(each));
        return find(wording ?? name, passage);
      };
      return {
        type,
        source,
        target,
        assertion: "stated",
        confidence: 0.9,
        rule: "by hand",
        evidence: { ...passage, source: end(source), target: end(target) },
        ...more,
      };
    }),
    quotes: (told.quotes ?? []).map(([wording, speaker]) => ({ ...find(wording), kind: "direct", speaker })),
    attributes: [],
  };
  return { article, extraction };
}

export interface Running extends RunningServer {
  readonly store: Store;
  readonly directory: string;
  /** Lines that the server has logged. */
  readonly logged: string[];
  get(path: string, init?: RequestInit): Promise<Response>;
  stop(): Promise<void>;
}

/** A server on a store of its own, with these articles in it. */
export async function startSample(
  articles: readonly Told[] = sample,
  options: Partial<ServerOptions> = {},
): Promise<Running> {
  const directory = mkdtempSync(join(tmpdir(), "dramatis-server-"));
  const store = await openStore(directory);
  if (articles.length > 0) await tell(store, articles);
  const logged: string[] = [];
  const server = await startServer({
    store,
    pageDirectory: join(directory, "no-page"),
    lookEveryMs: 20,
    log: pino({ level: options.accessLog ? "info" : "warn" }, { write: (line: string) => logged.push(line) }),
    ...options,
  });
  return {
    ...server,
    store,
    directory,
    logged,
    get: (path, init) => fetch(server.address + path, init),
    async stop() {
      await server.close();
      await store.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
