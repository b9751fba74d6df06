import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type ArticleId, type DecisionId, decisionId, type EntityId, isArticleId } from "../../graph-data/ids.ts";
import { type ArticleInput, toArticle } from "../../graph-data/records/article.ts";
import type { DecisionContent } from "../../graph-data/records/decision.ts";
import type { Extraction } from "../../graph-data/records/extraction.ts";
import { openStore } from "../../graph-data/store/openStore.ts";
import { StoreError } from "../../graph-data/store/store.ts";
import { addressOf, type Ended, type Running } from "../check/processes.ts";
import { extract } from "../extract/extract.ts";
import { rulesVersion } from "../extract/rulesVersion.ts";
import { checkEarlierStore, putEarlierStore } from "./earlierStore.ts";
import type { Held, Ledger } from "./ledger.ts";

/** What a round works with. */
export interface World {
  /** The store that all acts but migrating work on. */
  readonly place: string;
  /** A directory of this round's own. */
  readonly own: string;
  readonly ledger: Ledger;
  readonly held: Held;
  /** A number from 0 up to 1. */
  readonly random: () => number;
  readonly nextArticle: () => ArticleInput;
  /** Store files of earlier forms: `v1.db.gz` and so on. */
  readonly earlierStores: string;
}

/** Something that a program does and may be killed in. */
export interface Act {
  readonly program: string;
  readonly args: readonly string[];
  readonly input?: string;
  /** Where the store is that must be ready again afterwards, where it is another one. */
  readonly place?: string;
  /** Keeps it busy while it runs; a program that has this runs until it is killed. */
  readonly drive?: (running: Running) => Promise<void>;
  /** Notes what it has acknowledged, and says what is half done. Called when it is gone, before anything else opens the store. */
  readonly after: (ended: Ended) => Promise<string[]> | string[];
}

/** Every act, by name. */
export const acts = { ingest, serve, rebuild, decide, forget, backup, migrate } as const satisfies Record<
  string,
  (world: World) => Promise<Act> | Act
>;
export type ActName = keyof typeof acts;

/** Articles are read and kept; a line tells of each. */
function ingest(world: World): Act {
  const articles = Array.from({ length: 6 + Math.floor(world.random() * 12) }, () => newArticle(world));
  return {
    program: "scripts/ingest.ts",
    args: ["--store", world.place, "--workers", "1", "--json", "-"],
    input: articles.map((article) => JSON.stringify(article)).join("\n"),
    after({ out }) {
      for (const { article, status } of wholeLines(out))
        if (isArticleId(article) && (status === "read" || status === "known")) world.ledger.kept.add(article);
      return [];
    },
  };
}

/** The server takes articles and decisions and forgets articles, one request after the other; a worker reads meanwhile. */
function serve(world: World): Act {
  const { ledger, held, random } = world;
  const forgettable = [...held.articles];
  const draw = async (address: string): Promise<void> => {
    const dice = random();
    if (dice < 0.6) {
      const article = newArticle(world);
      if ((await send(`${address}/v1/articles`, "POST", article)).status === 202)
        ledger.kept.add(toArticle(article).id);
    } else if (dice < 0.8 && forgettable.length > 0) {
      const id = forgettable.pop()!;
      ledger.kept.delete(id);
      if ((await send(`${address}/v1/articles/${id}`, "DELETE")).status === 200) ledger.forgotten.add(id);
    } else if (held.entities.length > 0) {
      const content = { kind: "note" as const, about: someOf(held.entities, random), text: `Seen at ${random()}.` };
      const { status, body } = await send(`${address}/v1/decisions`, "POST", content);
      const id = (body as { data?: { id?: DecisionId } } | undefined)?.data?.id;
      if (status === 201 && id !== undefined) ledger.decided.set(id, JSON.stringify(content));
    }
  };
  return {
    program: "server/main.ts",
    args: ["--store", world.place, "--port", "0"],
    async drive(running) {
      try {
        const address = await addressOf(running);
        for (;;) await draw(address);
      } catch {
        // It was killed: what it had not answered may or may not be there.
      }
    },
    after: () => [],
  };
}

/** Half of the articles seem to have been read by older rules, which saw no relations. */
async function rebuild({ place, ledger, random }: World): Promise<Act> {
  const store = await openStore(place, { create: false });
  const older: { id: ArticleId; extraction: Extraction; rules: string }[] = [];
  for await (const { article, extraction } of store.readings()) {
    if (random() < 0.5) continue;
    const before: Extraction = { ...extraction, relations: [] };
    older.push({ id: article.id, extraction: before, rules: "0" });
    const known = ledger.readings.get(article.id);
    if (known !== undefined) ledger.readings.set(article.id, [...known, JSON.stringify(before)]);
  }
  await store.replaceExtractions(older, new Date().toISOString());
  await store.close();
  return {
    program: "scripts/rebuild.ts",
    args: ["--store", place, "--workers", "1", "--json"],
    async after({ code }) {
      if (code !== 0) return [];
      const again = await openStore(place, { create: false });
      const isOld = await again.hasOlderRules(rulesVersion);
      await again.close();
      return isOld ? ["rebuild ended well and left articles as older rules read them"] : [];
    },
  };
}

/** Some decisions at once, of which some take earlier ones back. */
function decide({ place, ledger, held, random }: World): Act {
  const contents: DecisionContent[] = [];
  const some = (): EntityId => someOf(held.entities, random);
  if (held.holding.length > 12) for (const decision of held.holding) contents.push({ kind: "undo", decision });
  else if (held.entities.length > 2) {
    contents.push({ kind: "rename", entity: some(), name: `Name ${Math.floor(random() * 1_000)}` });
    contents.push({ kind: "note", about: some(), text: "Ask about this." });
    const [one, other] = [some(), some()];
    if (one !== other) contents.push({ kind: "same", entities: [one, other] });
    contents.push({ kind: "reject", what: "entity", entity: some() });
    if (held.holding.length > 0) contents.push({ kind: "undo", decision: someOf(held.holding, random) });
  }
  const lines = contents.map((content) => ({
    id: decisionId(hexDigits(random)),
    at: "2026-01-01T00:00:00.000Z",
    author: "A reader",
    content,
  }));
  return {
    program: "scripts/decide.ts",
    args: ["import", "-", "--json", "--store", place],
    input: lines.map((line) => JSON.stringify(line)).join("\n"),
    after({ code }) {
      if (code === 0) for (const { id, content } of lines) ledger.decided.set(id, JSON.stringify(content));
      return [];
    },
  };
}

/** Some articles are forgotten, more where there are many; a line tells of each. */
function forget({ place, ledger, held, random }: World): Act {
  const ids = [...held.articles]
    .map((id) => ({ id, order: random() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, Math.max(3, held.articles.length - 40))
    .map(({ id }) => id);
  for (const id of ids) ledger.kept.delete(id);
  return {
    program: "scripts/forget.ts",
    args: ["--store", place, "--json", ...(ids.length > 0 ? ids : ["a_00000000000000000000"])],
    after({ out }) {
      for (const { article, outcome } of wholeLines(out))
        if (isArticleId(article) && outcome === "forgotten") ledger.forgotten.add(article);
      return [];
    },
  };
}

/** A backup is whole, or no store at all; made again, it is whole. */
function backup({ place, own }: World): Act {
  const directory = join(own, "backup");
  return {
    program: "scripts/backup.ts",
    args: [directory, "--store", place, "--json"],
    async after({ code }) {
      if (code === null && !existsSync(join(directory, "dramatis.db"))) return [];
      const original = await openStore(place, { create: false });
      const wanted = await original.currentBuild();
      try {
        const copy = await openStore(directory, { create: false });
        const build = await copy.currentBuild();
        await copy.close();
        const same = JSON.stringify(build) === JSON.stringify(wanted);
        return same ? [] : [`a backup ${code === 0 ? "that ended well" : "that was cut"} opens and is another graph`];
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        if (code === 0) return [`a backup that ended well does not open: ${error.message}`];
        const copy = await openStore(directory, { forCopy: true });
        await original.copyTo(copy);
        await copy.close();
        const whole = await openStore(directory, { create: false });
        const build = await whole.currentBuildHash();
        await whole.close();
        return build === wanted?.hash ? [] : ["a backup that was cut and made again is another graph"];
      } finally {
        await original.close();
        rmSync(directory, { recursive: true });
      }
    },
  };
}

/** A store of an earlier form is opened: it stays as it was, or is migrated and has its backup. */
function migrate({ own, random, earlierStores }: World): Act {
  const place = join(own, "earlier");
  mkdirSync(place, { recursive: true });
  const before = putEarlierStore(place, { earlierStores, random });
  return {
    program: "scripts/decide.ts",
    args: ["export", "--store", place],
    place,
    after: () => checkEarlierStore(place, before),
  };
}

/** The next article, with what must be read from it. */
function newArticle({ nextArticle, ledger }: World): ArticleInput {
  const input = nextArticle();
  const article = toArticle(input);
  ledger.readings.set(article.id, [JSON.stringify(extract(article))]);
  return input;
}

async function send(url: string, method: string, body?: object): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
  });
  return { status: response.status, body: await response.json() };
}

/** Objects of the lines that were printed whole; the last one may have been cut in two. */
const wholeLines = (out: string): Record<string, unknown>[] =>
  out
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const someOf = <Item>(items: readonly Item[], random: () => number): Item =>
  items[Math.floor(random() * items.length)]!;

const hexDigits = (random: () => number): string =>
  Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join("");
