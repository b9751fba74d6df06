import { nameKey } from "../../graph-data/names/key.ts";
import { saidKind } from "../extract/04-type-names.ts";
import { contextFeatures, type KindKnowledge, nameFeatures } from "../extract/kindFeatures.ts";
import { type DecidedKind, decidedKinds, type TrainedKinds } from "../extract/kindModel.ts";
import { type Lexicon, listedType } from "../extract/lexicon.ts";
import { headMatch } from "../extract/typeFromHead.ts";
import type { LabelledSpan } from "../nlp/bilou.ts";
import type { Document } from "../nlp/document.ts";
import { hashText } from "../nlp/hash.ts";
import { toCodeUnits } from "./corpora.ts";
import { shuffle } from "./shuffle.ts";
import type { WordVectors } from "./word-vectors.ts";

/** A text that kinds are learned from: its names as tokens, and what its set or its relations tell of their kind. */
export interface KindText {
  readonly document: Document;
  readonly spans: readonly LabelledSpan[];
  /** Kinds that the set itself gives, by "start end". */
  readonly kinds: ReadonlyMap<string, DecidedKind>;
}

/** One name with what speaks for its kind. */
interface Example {
  readonly features: readonly string[];
  readonly kind: number;
  readonly weight: number;
}

/** What the labels of relations tell of the kinds of their ends: Wikidata's properties, and those of KnowledgeNet. */
const kindsByRelation: Readonly<Record<string, { head?: DecidedKind; tail?: DecidedKind }>> = {
  P102: { tail: "PoliticalParty" },
  P69: { tail: "Organization" },
  P54: { tail: "Organization" },
  P175: { tail: "Organization" },
  P118: { tail: "Organization" },
  P241: { tail: "ArmedForce" },
  P264: { tail: "Company" },
  P176: { tail: "Company" },
  P178: { tail: "Company" },
  P123: { tail: "Company" },
  P137: { tail: "Company" },
  P449: { tail: "MediaOutlet" },
  P194: { tail: "PublicBody" },
  EDUCATED_AT: { tail: "Organization" },
  POLITICAL_AFFILIATION: { tail: "PoliticalParty" },
  CEO: { head: "Company" },
  SUBSIDIARY_OF: { head: "Company", tail: "Company" },
};

/**
 * The kinds that a labelled set gives: in the words for its names, or in the relations between them.
 *
 * @param lines the set, one JSON object a line
 * @returns for each text the kinds by "start end", in UTF-16 code units
 */
export function readKinds(lines: string): Map<string, Map<string, DecidedKind>> {
  const texts = new Map<string, Map<string, DecidedKind>>();
  for (const line of lines.split("\n")) {
    if (line === "") continue;
    const item = JSON.parse(line) as {
      id: unknown;
      text: string;
      entities?: {
        id?: number;
        type: string;
        subtype?: string;
        start?: number;
        end?: number;
        mentions?: { start: number; end: number }[];
      }[];
      relations?: { type: string; head: number; tail: number }[];
    };
    const kinds = new Map<string, DecidedKind>();
    const unit = toCodeUnits(item.text);
    const tell = (start: number, end: number, kind: DecidedKind) => kinds.set(`${unit(start)} ${unit(end)}`, kind);
    const byId = new Map(item.entities?.map((entity) => [entity.id, entity]));
    for (const entity of item.entities ?? [])
      if (entity.subtype === "politicalparty") tell(entity.start!, entity.end!, "PoliticalParty");
    for (const { type, head, tail } of item.relations ?? []) {
      const told = kindsByRelation[type];
      for (const [end, kind] of [
        [head, told?.head],
        [tail, told?.tail],
      ] as const) {
        const entity = byId.get(end);
        if (kind === undefined || !entity || (entity.type !== "ORG" && entity.type !== "ANY")) continue;
        for (const mention of entity.mentions ?? []) tell(mention.start, mention.end, kind);
      }
    }
    texts.set(String(item.id), kinds);
  }
  return texts;
}

/** Names of people and places weigh little: there are many, and the tagger knows them. */
const shareOfOthers = 0.12;

/**
 * Makes examples of names whose kind is known without the words that the decision will later look at: a list has them, their head word
 * leaves no doubt (which is then hidden), the text says it (which is hidden too), or a set labels them.
 */
export function kindExamples(
  texts: readonly KindText[],
  lexicon: Lexicon,
  knowledge: KindKnowledge,
  random: () => number,
): Example[] {
  const examples: Example[] = [];
  const index = (kind: DecidedKind) => decidedKinds.indexOf(kind);
  for (const { document, spans, kinds } of texts) {
    const groups = new Map<string, LabelledSpan[]>();
    for (const span of spans) {
      const key = `${span.type}\n${nameKey(wording(document, span))}`;
      groups.set(key, [...(groups.get(key) ?? []), span]);
    }
    for (const group of groups.values()) {
      const [span] = group as [LabelledSpan, ...LabelledSpan[]];
      const name = wording(document, span);
      const around = () => group.flatMap((place) => contextFeatures(document, place, knowledge));
      if (span.type === "PER" || span.type === "LOC") {
        if (random() > shareOfOthers || lexicon.countries.has(name)) continue;
        const kind = index(span.type === "PER" ? "Person" : "Place");
        examples.push({ features: [...nameFeatures(name, knowledge), ...around()], kind, weight: 1 });
        continue;
      }
      if (span.type !== "ORG") continue;
      const labelled = group.flatMap((place) => kinds.get(`${place.first} ${place.last}`) ?? [])[0];
      const head = headMatch(name);
      const listed = listedType(lexicon, name);
      if (head?.sure) {
        // The head word is always there when it decides, so it would take all the weight: the rest of the name and the words around.
        const rest = `${name.slice(0, head.start)} ${name.slice(head.end)}`.trim();
        examples.push({
          features: [
            ...(rest === "" ? [] : nameFeatures(rest, knowledge).filter((f) => !/^(?:shape|words|last|only)/.test(f))),
            ...around(),
          ],
          kind: index(head.type as DecidedKind),
          weight: 0.7,
        });
        continue;
      }
      const known = labelled ?? (listed && !/^\p{Lu}{2,4}$/u.test(name) ? (listed as DecidedKind) : undefined);
      if (known) {
        examples.push({ features: [...nameFeatures(name, knowledge), ...around()], kind: index(known), weight: 1 });
        continue;
      }
      const said = group.flatMap((place) => saidKind(document, place)?.type ?? [])[0];
      if (said) {
        const others = group.filter((place) => saidKind(document, place) === undefined);
        examples.push({
          features: [
            ...nameFeatures(name, knowledge),
            ...others.flatMap((place) => contextFeatures(document, place, knowledge)),
          ],
          kind: index(said as DecidedKind),
          weight: 1,
        });
      }
    }
  }
  return examples;
}

/** Names of the lists as examples without any text around them. */
export function listExamples(lexicon: Lexicon, knowledge: KindKnowledge): Example[] {
  return [...lexicon.organizationTypes].map(([key, type]) => {
    const head = headMatch(titled(key));
    const rest = head ? `${key.slice(0, head.start)} ${key.slice(head.end)}`.trim() : key;
    return {
      // Keys have lost their capitals, so their shape tells nothing.
      features: nameFeatures(rest === "" ? key : rest, knowledge).filter((feature) => !feature.startsWith("shape")),
      kind: decidedKinds.indexOf(type as DecidedKind),
      weight: 0.3,
    };
  });
}

const titled = (key: string): string => key.replace(/(?:^| )\p{Ll}/gu, (start) => start.toUpperCase());

const wording = (document: Document, { first, last }: LabelledSpan): string =>
  document.text.slice(document.tokens[first]!.start, document.tokens[last - 1]!.end).replace(/\s+/g, " ");

/**
 * Trains a softmax regression over hashed features (AdaGrad, L2), so that all kinds weigh alike however many examples they have.
 */
export function trainKinds(
  examples: readonly Example[],
  {
    rowCount,
    passes,
    random,
    report,
  }: {
    readonly rowCount: number;
    readonly passes: number;
    /** A number in [0, 1) that is different each time, from a seed. */
    readonly random: () => number;
    readonly report: (line: string) => void;
  },
): Float32Array {
  const width = decidedKinds.length;
  const weights = new Float32Array(rowCount * width);
  const gradients = new Float32Array(rowCount * width);
  const totals = new Float64Array(width);
  for (const { kind, weight } of examples) totals[kind] = totals[kind]! + weight;
  const mean = totals.reduce((a, b) => a + b, 0) / width;
  // Half-way between the counts as they are and all alike.
  const balance = Array.from(totals, (total) => Math.sqrt(mean / Math.max(total, 1)));
  const rows = examples.map(({ features }) =>
    Int32Array.from(new Set(features.map((f) => hashText(f) & (rowCount - 1)))),
  );
  const chances = new Float64Array(width);
  for (let pass = 0; pass < passes; pass++) {
    let right = 0;
    for (const n of shuffle(examples.length, random)) {
      const { kind, weight } = examples[n]!;
      // Some features are hidden at random, so that no single one is leaned on.
      const seen = rows[n]!.filter(() => random() > 0.2);
      chances.fill(0);
      for (const row of seen) for (let k = 0; k < width; k++) chances[k] = chances[k]! + weights[row * width + k]!;
      const top = Math.max(...chances);
      let sum = 0;
      for (let k = 0; k < width; k++) sum += chances[k] = Math.exp(chances[k]! - top);
      let best = 0;
      for (let k = 0; k < width; k++) {
        chances[k] = chances[k]! / sum;
        if (chances[k]! > chances[best]!) best = k;
      }
      if (best === kind) right++;
      for (let k = 0; k < width; k++) {
        const error = (chances[k]! - (k === kind ? 1 : 0)) * weight * balance[kind]!;
        if (Math.abs(error) < 1e-4) continue;
        for (const row of seen) {
          const at = row * width + k;
          const slope = error + 1e-4 * weights[at]!;
          gradients[at] = gradients[at]! + slope * slope;
          weights[at] = weights[at]! - (0.15 * slope) / Math.sqrt(gradients[at]! + 1e-2);
        }
      }
    }
    report(`kinds, pass ${pass + 1}: ${((100 * right) / examples.length).toFixed(1)} % of ${examples.length} right`);
  }
  return weights;
}

/**
 * How good weights are on examples that they have not seen: of those whose likeliest kind has at least this chance.
 */
export function shareRight(
  weights: Float32Array,
  rowCount: number,
  examples: readonly Example[],
  least: number,
): { right: number; answered: number } {
  const width = decidedKinds.length;
  let right = 0;
  let answered = 0;
  for (const { features, kind } of examples) {
    const scores = new Array<number>(width).fill(0);
    for (const row of new Set(features.map((feature) => hashText(feature) & (rowCount - 1))))
      for (let k = 0; k < width; k++) scores[k] = scores[k]! + weights[row * width + k]!;
    const top = Math.max(...scores);
    const sum = scores.reduce((total, score) => total + Math.exp(score - top), 0);
    if (1 / sum < least) continue;
    answered++;
    if (scores[kind] === top) right++;
  }
  return { right: right / Math.max(1, answered), answered: answered / Math.max(1, examples.length) };
}

/** Whole numbers of one byte; those that would change little are left out. */
export function quantiseKinds(weights: Float32Array, scale: number, least: number): Int8Array {
  return Int8Array.from(weights, (weight) => {
    const steps = Math.round(weight / scale);
    return Math.abs(steps) < least ? 0 : Math.max(-127, Math.min(127, steps));
  });
}

/** Names with a kind, from which the kinds of words are learned. */
export interface NamedKind {
  readonly words: readonly string[];
  /** Index into `decidedKinds`, or their number for words that are in no name. */
  readonly kind: number;
}

const folds = 4;

/**
 * Guesses from its vector which kind of name each word is or begins: a softmax regression on the mean vectors of names whose kind is
 * known. A word's own guess comes from a run that has not seen names with it, so that known and unknown words look alike.
 *
 * @returns for words that look like a body: `hashText` of the word, and 1 + kind × 3 + sureness
 */
export function guessWordKinds(
  vectors: WordVectors,
  names: readonly NamedKind[],
  random: () => number,
  report: (line: string) => void,
): Pick<TrainedKinds, "wordHashes" | "wordKinds"> {
  const { size, values } = vectors;
  const classes = decidedKinds.length + 1;
  const place = new Map(vectors.words.map((word, n) => [word, n]));
  const foldOf = (word: string) => (hashText(word) >>> 8) % folds;
  const rows = names.flatMap(({ words, kind }) => {
    const known = words.flatMap((word) => place.get(word) ?? []);
    if (known.length === 0) return [];
    const mean = new Float32Array(size + 1);
    for (const n of known) for (let d = 0; d < size; d++) mean[d] = mean[d]! + values[n * size + d]! / known.length;
    mean[size] = 1;
    return [{ mean, kind, folds: new Set(words.map(foldOf)) }];
  });
  const totals = new Float64Array(classes);
  for (const { kind } of rows) totals[kind] = totals[kind]! + 1;
  const balance = Array.from(totals, (total) => Math.sqrt(rows.length / classes / Math.max(total, 1)));
  const width = size + 1;
  const chances = new Float64Array(classes);
  const predict = (weights: Float32Array, vector: (d: number) => number) => {
    let top = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < classes; k++) {
      let score = 0;
      for (let d = 0; d < width; d++) score += weights[k * width + d]! * vector(d);
      chances[k] = score;
      top = Math.max(top, score);
    }
    let sum = 0;
    for (let k = 0; k < classes; k++) sum += chances[k] = Math.exp(chances[k]! - top);
    for (let k = 0; k < classes; k++) chances[k] = chances[k]! / sum;
  };
  const hashes: number[] = [];
  const kinds: number[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const seen = rows.filter((row) => !row.folds.has(fold));
    const weights = new Float32Array(classes * width);
    const gradients = new Float32Array(classes * width);
    for (let round = 0; round < 6; round++)
      for (const n of shuffle(seen.length, random)) {
        const row = seen[n]!;
        predict(weights, (d) => row.mean[d]!);
        for (let k = 0; k < classes; k++) {
          const error = (chances[k]! - (k === row.kind ? 1 : 0)) * balance[row.kind]!;
          for (let d = 0; d < width; d++) {
            const at = k * width + d;
            const slope = error * row.mean[d]! + 1e-5 * weights[at]!;
            gradients[at] = gradients[at]! + slope * slope;
            weights[at] = weights[at]! - (0.3 * slope) / Math.sqrt(gradients[at]! + 1e-6);
          }
        }
      }
    for (const [n, word] of vectors.words.entries()) {
      if (foldOf(word) !== fold || word.length < 2 || !/^\p{L}/u.test(word)) continue;
      predict(weights, (d) => (d === size ? 1 : values[n * size + d]!));
      let best = 0;
      for (let k = 1; k < classes; k++) if (chances[k]! > chances[best]!) best = k;
      if (decidedKinds[best] === undefined || decidedKinds[best] === "Person" || decidedKinds[best] === "Place")
        continue;
      const sure = chances[best]! > 0.85 ? 2 : chances[best]! > 0.6 ? 1 : 0;
      hashes.push(hashText(word));
      kinds.push(1 + best * 3 + sure);
    }
    report(`kinds of words, part ${fold + 1} of ${folds}: ${seen.length} names, ${hashes.length} words`);
  }
  return { wordHashes: Int32Array.from(hashes), wordKinds: Uint8Array.from(kinds) };
}
