import { readFileSync } from "node:fs";
import type { ArticleInput } from "../../graph-data/records/article.ts";
import { type Extraction, parseExtraction } from "../../graph-data/records/extraction.ts";
import { readDocument } from "../nlp/document.ts";
import { shippedNameTagger, shippedPairScorer, shippedWordTable } from "../nlp/models.ts";
import type { NameTagger } from "../nlp/names.ts";
import { tagPartsOfSpeech } from "../nlp/parts-of-speech.ts";
import { findRelations } from "../relations/findRelations.ts";
import type { PairScorer } from "../relations/pairScorer.ts";
import { findNames } from "./02-find-names.ts";
import { dropFalseNames } from "./03-drop-false-names.ts";
import { typeNames } from "./04-type-names.ts";
import { linkNames } from "./05-link-names.ts";
import { linkReferences } from "./06-link-references.ts";
import { type KindDecider, makeKindDecider, readKindModel } from "./kindModel.ts";
import { type Lexicon, readLexicon } from "./lexicon.ts";
import type { Reading } from "./reading.ts";
import { toExtraction } from "./toExtraction.ts";

/** An article as it is read: its id is handed through. */
export type ReadableArticle = ArticleInput & { readonly id: string };

/** What reading rests on: trained weights and lists, loaded once a process. */
export interface Knowledge {
  readonly names: NameTagger;
  readonly lexicon: Lexicon;
  /** Without it a body of which nothing tells the kind stays an organisation. */
  readonly kinds?: KindDecider;
  /** Without it, what patterns cannot decide stays unsaid. */
  readonly pairs?: PairScorer;
}

/**
 * Reads an article: who is named, how they are related, who says what. A pure function of the article and the shipped knowledge; offsets
 * count UTF-16 code units of `article.text` as it came.
 *
 * @throws TypeError where the passes disagree with the contract, which is our fault and never the article's
 */
export function extract(article: ReadableArticle, knowledge: Knowledge = shippedKnowledge()): Extraction {
  const reading = read(article, knowledge);
  const extraction = toExtraction(article.id, reading, findRelations(reading, undefined, knowledge.pairs));
  return parseExtraction(extraction, article.text);
}

/** The passes that lead to a reading, in order. */
export function read(article: ReadableArticle, { names, lexicon, kinds }: Knowledge): Reading {
  const document = readDocument(article.text);
  const found = findNames(document, names.tag(document), lexicon); // everything that might be a name
  const kept = dropFalseNames(document, found, lexicon); // weekdays, "Prime Minister" alone, "Read more"
  const typed = typeNames(document, kept, lexicon, kinds); // person, company, country …
  const chains = linkNames(document, typed, lexicon); // "Smith" two lines after "Jane Smith"
  const { entities, mentions } = linkReferences(document, chains, lexicon); // "she", "the ambassador", "Beijing wants"
  return {
    document,
    ...tagPartsOfSpeech(document), // verbs and their forms
    entities,
    mentions,
    ...(article.publishedAt === undefined ? {} : { publishedAt: article.publishedAt }),
  };
}

let shipped: Knowledge | undefined;

/** The weights and lists that ship with the project, loaded on first use. */
export function shippedKnowledge(): Knowledge {
  shipped ??= {
    names: shippedNameTagger(),
    lexicon: shippedLexicon(),
    kinds: shippedKinds(),
    pairs: shippedPairScorer(),
  };
  return shipped;
}

/** The decision about kinds of bodies that ships with the project. */
export function shippedKinds(): KindDecider {
  const bytes = readFileSync(new URL("../../graph-data/models/kinds.bin", import.meta.url));
  return makeKindDecider(readKindModel(bytes), shippedWordTable());
}

/** The lists of states, organisations and forenames that ship with the project. */
export function shippedLexicon(): Lexicon {
  const list = (name: string): string =>
    readFileSync(new URL(`../../graph-data/lexicon/${name}.tsv`, import.meta.url), "utf8");
  return readLexicon({
    countries: list("countries"),
    organizations: list("organizations"),
    forenames: list("forenames"),
  });
}
