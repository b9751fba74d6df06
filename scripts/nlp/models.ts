import { readFileSync } from "node:fs";
import { makePairScorer, type PairScorer, readPairModel } from "../relations/pairScorer.ts";
import { type Gazetteer, type ListName, listNames, readGazetteer } from "./gazetteer.ts";
import { loadNameTagger, type NameTagger } from "./names.ts";
import { makePosTagger, type PosTagger, readPosModel } from "./pos-tagger.ts";
import { readWordTable, type WordTable } from "./word-table.ts";

const models = new URL("../../graph-data/models/", import.meta.url);
const lists = new URL("../../graph-data/lexicon/names/", import.meta.url);

let gazetteer: Gazetteer | undefined;
let words: WordTable | undefined;
let nameTagger: NameTagger | undefined;
let posTagger: PosTagger | undefined;
let pairScorer: PairScorer | undefined;

/** The name lists that ship with the project. Read once a process. */
export function shippedGazetteer(): Gazetteer {
  gazetteer ??= readGazetteer(
    new Map<ListName, string>(listNames.map((name) => [name, readFileSync(new URL(`${name}.txt`, lists), "utf8")])),
  );
  return gazetteer;
}

/** What is known of words from unlabelled text. Read once a process. */
export function shippedWordTable(): WordTable {
  words ??= readWordTable(readFileSync(new URL("words.bin", models)));
  return words;
}

/** The tagger of names that ships with the project. Read once a process; throws if its files are missing or damaged. */
export function shippedNameTagger(): NameTagger {
  nameTagger ??= loadNameTagger(readFileSync(new URL("names.bin", models)), {
    words: shippedWordTable(),
    lists: shippedGazetteer(),
  });
  return nameTagger;
}

/** The tagger of parts of speech that ships with the project. Read once a process; throws as the one above. */
export function shippedPosTagger(): PosTagger {
  posTagger ??= makePosTagger(readPosModel(readFileSync(new URL("parts-of-speech.bin", models))), shippedWordTable());
  return posTagger;
}

/** The scorer of pairs that ships with the project. Read once a process; throws as the ones above. */
export function shippedPairScorer(): PairScorer {
  pairScorer ??= makePairScorer(readPairModel(readFileSync(new URL("pairs.bin", models))), shippedWordTable());
  return pairScorer;
}
