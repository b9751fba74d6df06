import type { Document, Sentence } from "./document.ts";
import { type Gazetteer, longestName } from "./gazetteer.ts";
import { chain, foldWord, hashText, mix } from "./hash.ts";
import { classBit, classesOf } from "./word-classes.ts";
import { casingOf, clusterOf, priorOf, rankOf, type WordTable } from "./word-table.ts";

/** What a word form shows without its neighbours. Numbers are hashes or small codes; see `readWord`. */
export interface Word {
  readonly text: string;
  readonly lower: number;
  readonly folded: number;
  readonly shape: number;
  readonly capitalised: boolean;
  readonly allCaps: boolean;
  readonly cased: boolean;
  readonly classes: number;
  readonly cluster: number;
  readonly prior: number;
  readonly casing: number;
  readonly lists: number;
  /** Feature hashes for its use two tokens before, one before, at, one after and two after the token that is tagged. */
  readonly features: readonly Int32Array[];
}

/** How far the features of a word reach, in tokens. */
export const reach = 2;

/** Everything that the features ask besides the text. */
export interface NameKnowledge {
  readonly words: WordTable;
  readonly lists: Gazetteer;
}

/**
 * Describes a word form. `casing` overrides what the table says of its casing: in training the counts of the
 * document itself are taken out, or no training word would ever look unknown.
 */
export function readWord(text: string, knowledge: NameKnowledge, casing?: number): Word {
  const lowerText = text.toLowerCase();
  const facts = knowledge.words.facts(lowerText);
  const first = text.codePointAt(0) ?? 0;
  const firstLetter = String.fromCodePoint(first);
  const isLetter = /\p{L}/u.test(text);
  const capitalised =
    firstLetter !== firstLetter.toLowerCase() || /^\p{Lt}/u.test(text) || /^\p{Ll}{1,2}\p{Lu}/u.test(text);
  const allCaps = isLetter && text === text.toUpperCase() && text !== lowerText;
  const folded = hashText(foldWord(text));
  const word = {
    text,
    lower: hashText(lowerText),
    folded,
    shape: hashText(shapeOf(text)),
    capitalised,
    allCaps,
    cased: isLetter,
    classes: classesOf(lowerText),
    cluster: clusterOf(facts),
    prior: priorOf(facts),
    casing: casing ?? casingOf(facts),
    lists: capitalised ? knowledge.lists.find(chain(0, folded)) : 0,
  };
  const features: Int32Array[] = [];
  for (let offset = -reach; offset <= reach; offset++) features.push(wordFeatures(word, rankOf(facts), offset));
  return { ...word, features };
}

/** "Nazarene's" Xxx, "U.S." X.X., "G20" Xdd: letters and digits by kind, runs of one kind shortened to three. */
export function shapeOf(text: string): string {
  let shape = "";
  let run = 0;
  for (const character of text) {
    const kind = /\p{Lu}|\p{Lt}/u.test(character)
      ? "X"
      : /\p{L}|\p{M}/u.test(character)
        ? "x"
        : /\p{N}/u.test(character)
          ? "d"
          : character;
    run = shape.endsWith(kind) ? run + 1 : 1;
    if (run <= 3) shape += kind;
    if (shape.length > 12) break;
  }
  return shape;
}

/** How many of a word's features, from the first, say which word it is; `offset` as in `Word.features`, from 0. */
export const namedFeatures = (offset: number) => (offset === reach ? 2 : 1);

function wordFeatures(word: Omit<Word, "features">, rank: number, offset: number): Int32Array {
  const out: number[] = [];
  const add = (template: number, value: number) => out.push(feature(template * 8 + offset + reach, value));
  // These come first: a model that knows words by their vectors leaves them out (`namedFeatures`).
  add(1, word.lower);
  if (offset === 0) add(12, hashText(word.text));
  if (word.cased || /\d/.test(word.text)) add(2, word.shape);
  if (word.classes) add(3, word.classes);
  if (word.cluster) {
    add(4, (word.cluster - 1) >> 4);
    if (Math.abs(offset) < 2) {
      add(5, (word.cluster - 1) >> 2);
      add(6, word.cluster);
    }
  }
  if (Math.abs(offset) === 2) return Int32Array.from(out);
  const look = (word.capitalised ? 1 : 0) | (word.allCaps ? 2 : 0);
  add(7, word.casing * 4 + look);
  if (word.prior) add(8, word.prior * 4 + look);
  if (word.lists) add(9, word.lists * 4 + look);
  const lower = word.text.toLowerCase();
  if (word.cased) add(10, hashText(lower.slice(-3)));
  if (offset !== 0) return Int32Array.from(out);
  add(11, look);
  add(13, rank * 4 + look);
  add(14, Math.min(word.text.length, 12) * 4 + look);
  if (word.cased) {
    for (let n = 1; n <= 4 && n < lower.length; n++) {
      if (n !== 3) add(14 + n, hashText(lower.slice(-n)));
      add(19 + n, hashText(word.text.slice(0, n)));
    }
    for (let list = 0; list < 16; list++) if ((word.lists >> list) & 1) add(24, list * 4 + look);
    if (/[-.&'’]/.test(word.text)) add(25, hashText(word.text.replace(/[\p{L}\p{N}]+/gu, "x")));
  }
  return Int32Array.from(out);
}

const feature = (template: number, value: number) => mix(Math.imul(template, 0x9e3779b1) ^ value);

/** The features of a document's tokens. */
export interface NameFeatures {
  readonly words: readonly Word[];
  /** 1 for each token that may be part of a name; the others are outside of one. */
  readonly scored: Uint8Array;
  /** Feature hashes of token `n` that rest on more than one word, beside `words[…].features`. */
  readonly dynamic: readonly (readonly number[])[];
}

/** A range of tokens: a sentence, or a part of one. */
type Span = Pick<Sentence, "first" | "last">;

const particle = classBit("particle");
const boundary: Word = {
  text: "",
  lower: 1,
  folded: 1,
  shape: 1,
  capitalised: false,
  allCaps: false,
  cased: false,
  classes: 0,
  cluster: 0,
  prior: 0,
  casing: 0,
  lists: 0,
  features: Array.from({ length: 2 * reach + 1 }, (_, n) => Int32Array.of(feature(n, 77))),
};

/** The word `offset` tokens from `n`, or a mark that the sentence is over. */
export function wordAt(words: readonly Word[], sentence: Span, n: number): Word {
  return n >= sentence.first && n < sentence.last ? words[n]! : boundary;
}

/**
 * Describes the tokens of a document; `read` gives the description of a word form. `pairs` false leaves out features
 * that name particular words together, for a model that knows words by their vectors.
 */
export function readNameFeatures(
  document: Document,
  knowledge: NameKnowledge,
  read: (text: string) => Word,
  { pairs = true } = {},
): NameFeatures {
  const words = document.tokens.map((token) => read(token.text));
  const scored = new Uint8Array(words.length);
  for (const sentence of document.sentences) markScored(words, sentence, scored);
  const listed = findListed(document, words, knowledge.lists);
  const said = readMentions(document, words);
  const dynamic: number[][] = words.map(() => noFeatures);
  for (const sentence of document.sentences) {
    const title = isTitleCased(words, sentence);
    for (let n = sentence.first; n < sentence.last; n++) {
      if (scored[n]) dynamic[n] = tokenFeatures(words, sentence, n, { title, listed, said, pairs });
    }
  }
  return { words, scored, dynamic };
}

const noFeatures: number[] = [];

/** Lower-case words far from any capital are no part of a name: skipping them makes the tagger twice as fast. */
function markScored(words: readonly Word[], sentence: Span, scored: Uint8Array): void {
  let since = 9;
  for (let n = sentence.first; n < sentence.last; n++) {
    const word = words[n]!;
    since = word.capitalised ? 0 : since + 1;
    if (since <= 3) scored[n] = 1;
    else if (word.classes & particle) {
      const next = wordAt(words, sentence, n + 1);
      if (next.capitalised || (next.text === "-" && wordAt(words, sentence, n + 2).capitalised)) scored[n] = 1;
    } else if (/^\d/.test(word.text) && wordAt(words, sentence, n + 1).capitalised) scored[n] = 1;
  }
}

/** 0 for running text, 1 for a heading in title case, 2 for a line in capitals. */
function isTitleCased(words: readonly Word[], sentence: Span): number {
  let capitalised = 0;
  let capitals = 0;
  let long = 0;
  for (let n = sentence.first; n < sentence.last; n++) {
    const word = words[n]!;
    if (!word.cased || word.text.length < 4) continue;
    long++;
    if (word.capitalised) capitalised++;
    if (word.allCaps) capitals++;
  }
  if (long < 3) return 0;
  if (capitals / long > 0.7) return 2;
  return capitalised / long > 0.7 ? 1 : 0;
}

/** For each token, which lists have a name that covers it, by the token's place in that name: 4 bits a list. */
interface Listed {
  readonly begins: Int32Array;
  readonly inside: Int32Array;
  readonly ends: Int32Array;
}

function findListed(document: Document, words: readonly Word[], lists: Gazetteer): Listed {
  const begins = new Int32Array(words.length);
  const inside = new Int32Array(words.length);
  const ends = new Int32Array(words.length);
  for (const sentence of document.sentences) {
    for (let first = sentence.first; first < sentence.last; first++) {
      if (!words[first]!.capitalised) continue;
      let hash = chain(0, words[first]!.folded);
      let found = 0;
      let last = first;
      for (let n = first + 1; n < sentence.last && n < first + longestName; n++) {
        hash = chain(hash, words[n]!.folded);
        const bits = lists.find(hash);
        if (bits) {
          found = bits;
          last = n;
        }
      }
      if (last === first) continue;
      begins[first] = begins[first]! | found;
      for (let n = first + 1; n < last; n++) inside[n] = inside[n]! | found;
      ends[last] = ends[last]! | found;
    }
  }
  return { begins, inside, ends };
}

/** What the rest of the document shows of a capitalised word. */
interface Mentions {
  lowerCase: number;
  midSentence: number;
  count: number;
  readonly before: number[];
  readonly after: number[];
  /** Classes of the words directly before and after any mention. */
  classesBefore: number;
  classesAfter: number;
  /** Lists that have the word before it, when that is capitalised too ("Jane" Lowe). */
  listsBefore: number;
  /** The last word of the longest run of capitalised words that holds it, and the lists of the first. */
  longest: number;
  longestLast: number;
  longestFirstLists: number;
  longestFirst: number;
}

interface Said {
  readonly mentions: ReadonlyMap<number, Mentions>;
  /** Hashes of the initials of every run of two to six capitalised words. */
  readonly initials: ReadonlySet<number>;
}

const mostContexts = 6;

function readMentions(document: Document, words: readonly Word[]): Said {
  const mentions = new Map<number, Mentions>();
  const initials = new Set<number>();
  for (const sentence of document.sentences) {
    const title = isTitleCased(words, sentence);
    let runFirst = -1;
    for (let n = sentence.first; n <= sentence.last; n++) {
      const word = wordAt(words, sentence, n);
      if (word.capitalised && runFirst < 0) runFirst = n;
      if (!word.capitalised && runFirst >= 0) {
        const joins = word.classes & joint && n + 1 < sentence.last && words[n + 1]!.capitalised;
        if (!joins) {
          if (title === 0) readRun(words, runFirst, n, mentions, initials);
          runFirst = -1;
        }
      }
      if (n === sentence.last || !word.cased) continue;
      const entry = entryOf(mentions, word.lower);
      if (!word.capitalised) {
        entry.lowerCase++;
        continue;
      }
      if (title) continue;
      entry.count++;
      if (n > sentence.first) entry.midSentence++;
      const before = wordAt(words, sentence, n - 1);
      const after = wordAt(words, sentence, n + 1);
      entry.classesBefore |= before.classes;
      entry.classesAfter |= after.classes;
      if (before.capitalised) entry.listsBefore |= before.lists;
      if (entry.before.length < mostContexts && !entry.before.includes(before.lower)) entry.before.push(before.lower);
      if (entry.after.length < mostContexts && !entry.after.includes(after.lower)) entry.after.push(after.lower);
    }
  }
  return { mentions, initials };
}

const joint = classBit("joint");

function readRun(
  words: readonly Word[],
  first: number,
  last: number,
  mentions: Map<number, Mentions>,
  initials: Set<number>,
): void {
  const length = last - first;
  if (length >= 2 && length <= 9) {
    let letters = "";
    for (let n = first; n < last; n++) if (words[n]!.capitalised) letters += words[n]!.text[0];
    if (letters.length >= 2) initials.add(hashText(letters));
  }
  for (let n = first; n < last; n++) {
    if (!words[n]!.capitalised) continue;
    const entry = entryOf(mentions, words[n]!.lower);
    if (length <= entry.longest) continue;
    entry.longest = length;
    entry.longestFirst = words[first]!.lower;
    entry.longestFirstLists = words[first]!.lists;
    entry.longestLast = words[last - 1]!.lower;
  }
}

function entryOf(mentions: Map<number, Mentions>, lower: number): Mentions {
  const found = mentions.get(lower);
  if (found) return found;
  const made: Mentions = {
    lowerCase: 0,
    midSentence: 0,
    count: 0,
    before: [],
    after: [],
    classesBefore: 0,
    classesAfter: 0,
    listsBefore: 0,
    longest: 0,
    longestLast: 0,
    longestFirstLists: 0,
    longestFirst: 0,
  };
  mentions.set(lower, made);
  return made;
}

/** What a token's features ask of its sentence and document. */
interface Around {
  readonly title: number;
  readonly listed: Listed;
  readonly said: Said;
  readonly pairs: boolean;
}

function tokenFeatures(
  words: readonly Word[],
  sentence: Span,
  n: number,
  { title, listed, said, pairs }: Around,
): number[] {
  const out: number[] = [];
  const add = (template: number, value: number) => out.push(feature(template * 8 + 7, value));
  const word = words[n]!;
  const before = wordAt(words, sentence, n - 1);
  const after = wordAt(words, sentence, n + 1);
  const before2 = wordAt(words, sentence, n - 2);
  const after2 = wordAt(words, sentence, n + 2);
  add(30, 0);
  const isFirst = n === sentence.first || (n === sentence.first + 1 && !before.cased);
  if (isFirst) {
    add(31, word.casing);
    if (pairs) add(32, word.lower);
  }
  if (title) add(33, title * 64 + word.casing * 2 + (isFirst ? 1 : 0));
  add(36, chain(chain(before.shape, word.shape), after.shape));
  add(37, chain(before.cluster >> 2, word.cluster >> 2));
  add(38, chain(word.cluster >> 2, after.cluster >> 2));
  add(39, chain(chain(before.cluster >> 4, word.cluster >> 4), after.cluster >> 4));
  add(40, chain(before.lower, word.shape));
  add(41, chain(after.lower, word.shape));
  if (pairs) {
    add(34, chain(before.lower, word.lower));
    add(35, chain(word.lower, after.lower));
    add(42, chain(chain(before2.lower, before.lower), word.shape));
    add(43, chain(chain(after.lower, after2.lower), word.shape));
  }
  if (word.lists || before.lists) add(44, chain(before.lists, word.lists));
  if (word.lists || after.lists) add(45, chain(word.lists, after.lists));
  if (word.prior || before.prior) add(46, chain(before.prior, word.prior));
  if (word.prior || after.prior) add(47, chain(word.prior, after.prior));
  const begins = listed.begins[n]!;
  const inside = listed.inside[n]!;
  const ends = listed.ends[n]!;
  if (begins | inside | ends) {
    for (let list = 0; list < 16; list++) {
      if ((begins >> list) & 1) add(48, list);
      if ((inside >> list) & 1) add(49, list);
      if ((ends >> list) & 1) add(50, list);
    }
    add(51, chain(chain(begins, inside), ends));
  }
  if (before.text === "(" && after.text === ")") add(52, word.allCaps ? 1 : 0);
  if (before.text === '"' || before.text === "“" || before.text === "‘") add(53, word.capitalised ? 1 : 0);
  if (word.allCaps && word.text.length >= 2 && word.text.length <= 6 && said.initials.has(hashText(word.text)))
    add(54, 1);
  // The nearest capitalised words of the run, over a joint: "Bank of | Port Ellis".
  if (pairs && (!word.capitalised || before.classes & joint))
    add(55, chain(chain(before2.lower, before.lower), word.capitalised ? 1 : 0));
  if (word.classes & joint) add(56, chain(chain(before.cluster >> 2, word.lower), after.cluster >> 2));
  const runBefore = before.capitalised ? 1 + (before2.capitalised ? 1 : 0) : 0;
  const runAfter = after.capitalised ? 1 + (after2.capitalised ? 1 : 0) : 0;
  add(57, chain(runBefore * 4 + runAfter, word.shape));
  if (before.classes || after.classes) add(58, chain(before.classes, after.classes));
  if (word.capitalised) mentionFeatures({ word, before, after }, said.mentions.get(word.lower), isFirst, pairs, add);
  return out;
}

function mentionFeatures(
  { word, before, after }: { word: Word; before: Word; after: Word },
  mentions: Mentions | undefined,
  isFirst: boolean,
  pairs: boolean,
  add: (template: number, value: number) => void,
): void {
  if (!mentions) return;
  const start = isFirst ? 1 : 0;
  add(60, Math.min(2, mentions.lowerCase) * 16 + Math.min(3, mentions.midSentence) * 2 + start);
  if (mentions.count > 1) {
    if (pairs) {
      for (const other of mentions.before) if (other !== before.lower) add(61, other);
      for (const other of mentions.after) if (other !== after.lower) add(62, other);
    }
    if (mentions.classesBefore) add(63, mentions.classesBefore);
    if (mentions.classesAfter) add(64, mentions.classesAfter);
    for (let n = 0; n < 16; n++) {
      if ((mentions.classesBefore >> n) & 1) add(65, n);
      if ((mentions.classesAfter >> n) & 1) add(66, n);
    }
    if (mentions.listsBefore) add(67, mentions.listsBefore);
  }
  const run = (before.capitalised ? 1 : 0) + (after.capitalised ? 1 : 0);
  if (mentions.longest > 1) {
    const inRun = mentions.longestLast === word.lower ? 1 : mentions.longestFirst === word.lower ? 2 : 0;
    add(68, chain(mentions.longestLast, run));
    add(69, chain(mentions.longestFirstLists * 4 + inRun, run));
    add(70, Math.min(4, mentions.longest) * 16 + inRun * 4 + run);
  }
}
