import { nameKey } from "../../graph-data/names/key.ts";
import type { Document } from "../nlp/document.ts";
import { hashText } from "../nlp/hash.ts";
import { clusterOf, type WordTable } from "../nlp/word-table.ts";
import type { WordKinds } from "./wordKinds.ts";

/** What the decision about kinds knows of words. */
export interface KindKnowledge {
  readonly words: WordTable;
  readonly wordKinds: WordKinds;
}

/** Where a name stands: token range, last exclusive. */
export interface NamePlace {
  readonly first: number;
  readonly last: number;
}

/**
 * What speaks for one kind of body or another: the words of the name, and the words around each place where the document has it.
 *
 * @param name its wording
 * @returns hashes of features; what two places share counts once
 */
export function kindFeatures(
  name: string,
  document: Document,
  places: readonly NamePlace[],
  knowledge: KindKnowledge,
): number[] {
  const features = new Set(nameFeatures(name, knowledge));
  for (const place of places) for (const feature of contextFeatures(document, place, knowledge)) features.add(feature);
  return [...features].map(hashText);
}

/** What the words of a name tell: themselves, their endings, their clusters, their shape. */
export function nameFeatures(name: string, { words: table, wordKinds }: KindKnowledge): string[] {
  const words = nameKey(name).split(" ");
  const features = ["bias", `words ${Math.min(words.length, 5)}`, `shape ${shapeOf(name)}`];
  for (const [n, word] of words.entries()) {
    const facts = clusterOf(table.facts(word));
    const kind = wordKinds.kindOf(word);
    const at = words.length === 1 ? "only" : n === words.length - 1 ? "last" : n === 0 ? "first" : "inner";
    if (words.length > 1) features.push(`word ${word}`, `${at} ${word}`);
    features.push(`kind ${kind}`, `${at} kind ${kind}`);
    if (facts > 0)
      features.push(
        `${at} cluster ${facts}`,
        `cluster ${facts}`,
        `${at} broad ${(facts - 1) >> 2}`,
        `${at} broader ${(facts - 1) >> 4}`,
      );
    else features.push(`${at} unknown`);
    if (word.length > 4) features.push(`${at} ends ${word.slice(-3)}`, `${at} ends ${word.slice(-4)}`);
    if (word.length > 5) features.push(`${at} begins ${word.slice(0, 4)}`);
  }
  if (/\b(?:of|for)\b/.test(name)) features.push("has of");
  return features;
}

/** What the words around one mention tell. */
export function contextFeatures(
  document: Document,
  { first, last }: NamePlace,
  { words: table }: KindKnowledge,
): string[] {
  const { tokens } = document;
  const sentence = document.sentences[tokens[first]!.sentence]!;
  const word = (i: number): string =>
    i < sentence.first || i >= sentence.last ? "" : tokens[i]!.text.toLowerCase().replace("’", "'");
  const features: string[] = [];
  const add = (at: string, i: number) => {
    const here = word(i);
    features.push(`${at} ${here}`);
    const cluster = clusterOf(table.facts(here));
    if (cluster > 0) features.push(`${at} cluster ${(cluster - 1) >> 2}`, `${at} broad ${(cluster - 1) >> 4}`);
  };
  add("before", first - 1);
  add("after", last);
  features.push(`before ${word(first - 2)} ${word(first - 1)}`, `after ${word(last)} ${word(last + 1)}`);
  add("before 2", first - 2);
  add("after 2", last + 1);
  // "Acme's chief executive", "Acme's fighters"
  if (word(last) === "'s") add("owned", last + 1);
  // "Acme, a Dutch maker of chips": what stands in the apposition
  if (word(last) === "," && /^(?:a|an|the)$/.test(word(last + 1)))
    for (let i = last + 2; i < Math.min(last + 8, sentence.last) && !/^[,.;]$/.test(word(i)); i++) add("apposed", i);
  // "shares in Acme", "head of Acme"
  if (/^(?:of|in|at|by|with|from|for|the)$/.test(word(first - 1))) add(`with ${word(first - 1)}`, first - 2);
  return features;
}

/** Capitals, small letters and figures, runs of one kind as one sign: "IMF" is A, "Acme" Aa, "YouTube" AaAa. */
function shapeOf(name: string): string {
  const shape = name
    .replace(/\p{Lu}/gu, "A")
    .replace(/\p{Ll}/gu, "a")
    .replace(/\p{N}/gu, "0")
    .replace(/[^Aa0\s]/gu, "-")
    .replace(/(.)\1+/g, "$1");
  return /^A$/.test(shape) ? `A${Math.min(name.length, 6)}` : shape.slice(0, 12);
}
