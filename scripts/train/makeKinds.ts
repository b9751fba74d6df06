import { nameKey } from "../../graph-data/names/key.ts";
import type { KindKnowledge } from "../extract/kindFeatures.ts";
import { type DecidedKind, decidedKinds, writeKindModel } from "../extract/kindModel.ts";
import type { Lexicon } from "../extract/lexicon.ts";
import { makeWordKinds } from "../extract/wordKinds.ts";
import { readDocument } from "../nlp/document.ts";
import type { WordTable } from "../nlp/word-table.ts";
import { readLabelledTexts } from "./corpora.ts";
import { goldSets } from "./goldSets.ts";
import {
  guessWordKinds,
  type KindText,
  kindExamples,
  listExamples,
  type NamedKind,
  quantiseKinds,
  readKinds,
  shareRight,
  trainKinds,
} from "./organizationKinds.ts";
import { seededRandom } from "./perceptron.ts";
import type { WordVectors } from "./word-vectors.ts";

/** Sets that kinds are learned from; their labels say where names are, and in some what kind of body. */
const kindSets = [
  ...goldSets,
  "gmb.train",
  "gum-news.train",
  "gum-writtenmix.train",
  "meantime.train",
  "knowledgenet.train",
  "re3d.train",
];

const rowCount = 1 << 16;
const step = 0.02;

/**
 * Makes `graph-data/models/kinds.bin`: the decision about the kind of a body where head words, lists and the text are silent.
 *
 * @param input.set the lines of a labelled set, by its name
 * @param input.words clusters of words, as they ship
 */
export function makeKinds(input: {
  readonly set: (name: string) => string;
  readonly vectors: WordVectors;
  readonly words: WordTable;
  readonly lexicon: Lexicon;
  readonly report: (line: string) => void;
}): Buffer {
  const { lexicon, words, report } = input;
  const random = seededRandom(11);
  const texts = kindSets.flatMap((set) => toKindTexts(set, input.set(set)));
  report(`kinds: ${texts.length} texts`);
  const guessed = guessWordKinds(input.vectors, namedKinds(texts, lexicon), random, report);
  const knowledge: KindKnowledge = { words, wordKinds: makeWordKinds(guessed.wordHashes, guessed.wordKinds) };
  const fromTexts = kindExamples(texts, lexicon, knowledge, random);
  const fromLists = listExamples(lexicon, knowledge);
  const plan = { rowCount, passes: 5, random, report };
  // Once without every tenth example of text, for a figure; then with all of them.
  const held = trainKinds([...fromTexts.filter((_, n) => n % 10 !== 0), ...fromLists], plan);
  for (const least of [0, 0.5, 0.75, 0.9]) {
    const { right, answered } = shareRight(
      held,
      rowCount,
      fromTexts.filter((_, n) => n % 10 === 0),
      least,
    );
    report(
      `kinds held out, chance from ${least}: ${(100 * right).toFixed(1)} % right of ${(100 * answered).toFixed(1)} % answered`,
    );
  }
  const weights = quantiseKinds(trainKinds([...fromTexts, ...fromLists], plan), step, 8);
  const bytes = writeKindModel({ rowCount, weights, scale: step, ...guessed });
  report(
    `kinds: ${fromTexts.length} + ${fromLists.length} examples, ${weights.filter(Boolean).length} weights, ${bytes.length} bytes`,
  );
  return bytes;
}

/** Reads a set with its names as tokens; KnowledgeNet lists only names that take part in facts, and tells their kind by these. */
function toKindTexts(set: string, lines: string): KindText[] {
  const told = readKinds(lines);
  const factsOnly = set.startsWith("knowledgenet");
  const bodies = lines.replace(/"type": ?"ANY"/g, '"type": "ORG"');
  return readLabelledTexts(set, bodies).map(({ id, text, names }) => {
    const document = readDocument(text);
    const starts = new Map(document.tokens.map((token, n) => [token.start, n]));
    const ends = new Map(document.tokens.map((token, n) => [token.end, n + 1]));
    const kinds = new Map<string, DecidedKind>();
    const taken = new Uint8Array(document.tokens.length);
    const spans = names.flatMap(({ start, end, type }) => {
      const first = starts.get(start);
      const last = ends.get(end) ?? ends.get(end + 1);
      if (first === undefined || last === undefined || last <= first || taken.subarray(first, last).some(Boolean))
        return [];
      const kind = told.get(id)?.get(`${start} ${end}`);
      if (factsOnly && kind === undefined) return [];
      taken.fill(1, first, last);
      if (kind) kinds.set(`${first} ${last}`, kind);
      return [{ first, last, type }];
    });
    return { document, spans, kinds };
  });
}

/** Names and plain words with their kind, for the kinds of words. */
function namedKinds(texts: readonly KindText[], lexicon: Lexicon): NamedKind[] {
  const named: NamedKind[] = [...lexicon.organizationTypes].map(([key, type]) => ({
    words: key.split(" "),
    kind: decidedKinds.indexOf(type as DecidedKind),
  }));
  const met = new Set<string>();
  const plain = new Map<string, number>();
  for (const { document, spans } of texts) {
    const inName = new Uint8Array(document.tokens.length);
    for (const { first, last, type } of spans) {
      inName.fill(1, first, last);
      const key = nameKey(
        document.tokens
          .slice(first, last)
          .map(({ text }) => text)
          .join(" "),
      );
      if ((type !== "PER" && type !== "LOC") || met.has(key)) continue;
      met.add(key);
      named.push({ words: key.split(" "), kind: decidedKinds.indexOf(type === "PER" ? "Person" : "Place") });
    }
    for (const [n, { text }] of document.tokens.entries())
      if (inName[n] === 0 && /^[a-z]+$/.test(text)) plain.set(text, (plain.get(text) ?? 0) + 1);
  }
  for (const [word, count] of plain) if (count > 2) named.push({ words: [word], kind: decidedKinds.length });
  return named;
}
