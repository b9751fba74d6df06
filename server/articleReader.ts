import type { ArticleId } from "../graph-data/ids.ts";
import type { Statement } from "../graph-data/records/build.ts";
import type { Extraction } from "../graph-data/records/extraction.ts";
import { type Divisions, divideExtraction, divisionsOf } from "../graph-data/resolve/divideExtraction.ts";
import type { Store } from "../graph-data/store/store.ts";
import type { Evidence } from "./contract.ts";
import type { Snapshot } from "./snapshot.ts";

/** Reads texts and readings out of the store and keeps the last ones at hand. A text never changes; a reading may, with the rules. */
export interface ArticleReader {
  texts(ids: readonly ArticleId[]): Promise<Map<ArticleId, string>>;
  /** What was read from an article, as decisions divide it. */
  extraction(id: ArticleId): Promise<Extraction | undefined>;
  /** Statements with the passages that make them; one whose article is not in the store is left out. */
  evidence(snapshot: Snapshot, statements: readonly Statement[]): Promise<Evidence[]>;
}

/** @param room how many characters of texts are kept */
export function articleReader(store: Store, room: number): ArticleReader {
  const kept = new Map<ArticleId, string>();
  let used = 0;

  const keep = (id: ArticleId, text: string): void => {
    kept.set(id, text);
    used += text.length;
    for (const [oldest, its] of kept) {
      if (used <= room || oldest === id) break;
      kept.delete(oldest);
      used -= its.length;
    }
  };

  const texts = async (ids: readonly ArticleId[]): Promise<Map<ArticleId, string>> => {
    const found = new Map<ArticleId, string>();
    const missing: ArticleId[] = [];
    for (const id of new Set(ids)) {
      const text = kept.get(id);
      if (text === undefined) missing.push(id);
      else found.set(id, text);
    }
    if (missing.length > 0)
      for (const [id, text] of await store.texts(missing)) {
        found.set(id, text);
        if (!kept.has(id)) keep(id, text);
      }
    return found;
  };

  // Decisions are few and asked for often.
  let known: { readonly head: string; readonly divisions: Divisions } = { head: "none", divisions: new Map() };
  const extraction = async (id: ArticleId): Promise<Extraction | undefined> => {
    const [read, head] = [await store.findExtraction(id), await store.decisionHead()];
    if (head !== known.head) known = { head, divisions: divisionsOf(await store.decisions()) };
    return read && divideExtraction(read, known.divisions.get(id));
  };

  return {
    texts,
    extraction,
    async evidence(snapshot, statements) {
      const found = await texts(statements.map(({ article }) => article));
      return statements.flatMap((statement) => {
        const text = found.get(statement.article);
        return text === undefined ? [] : [toEvidence(snapshot, statement, text)];
      });
    },
  };
}

/** Best first: the strongest assertion of the relation itself, then the most certain, then in id order. */
export const bestFirst =
  (assertion: string) =>
  (a: Statement, b: Statement): number =>
    Number(b.assertion === assertion) - Number(a.assertion === assertion) ||
    b.confidence - a.confidence ||
    (a.id < b.id ? -1 : 1);

function toEvidence(snapshot: Snapshot, statement: Statement, text: string): Evidence {
  const { start, end } = statement.evidence;
  return {
    ...withoutArticle(snapshot, statement),
    article: snapshot.article(statement.article),
    quotation: text.slice(start, end),
  };
}

/** A statement where its article is known already. */
export function withoutArticle(snapshot: Snapshot, statement: Statement): Omit<Evidence, "article" | "quotation"> {
  const { id, role, assertion, claimant, date, confidence, rule, evidence } = statement;
  const { start, end, source, target, trigger } = evidence;
  return {
    statement: id,
    start,
    end,
    source: { start: source.start, end: source.end },
    target: { start: target.start, end: target.end },
    ...(trigger ? { trigger: { start: trigger.start, end: trigger.end } } : {}),
    ...(role === undefined ? {} : { role }),
    assertion,
    ...(claimant === undefined
      ? {}
      : { claimant: { id: claimant, name: snapshot.graph.entities.get(claimant)?.name ?? claimant } }),
    ...(date === undefined ? {} : { date }),
    confidence,
    rule,
  };
}
