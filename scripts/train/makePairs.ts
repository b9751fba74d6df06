import type { Knowledge } from "../extract/extract.ts";
import { read } from "../extract/extract.ts";
import { writePairModel } from "../relations/pairScorer.ts";
import { trainPairs } from "./pairs.ts";
import { pairClasses, readExamples, readFacts } from "./pairsExamples.ts";
import { seededRandom } from "./perceptron.ts";

/** Sets with facts that the scorer of pairs learns from. */
const factSets = ["redocred.dev", "redocred.test", "knowledgenet.train"];
// Told at the same shares as the others, two in three of its edges of these types in 226 news articles were wrong, so it must be much surer.
const newsTypes = new Set(["headOf", "memberOf", "employedBy", "basedIn", "parentOrgOf", "citizenOf"]);

/**
 * Learns which pairs belong together from texts with facts, read as we read them.
 *
 * @param set the lines of a labelled set by its name
 * @returns the bytes of `pairs.bin`
 */
export function makePairs(
  set: (name: string) => string,
  { knowledge, report }: { knowledge: Knowledge; report: (line: string) => void },
): Buffer {
  const rowCount = 1 << 16;
  const examples = factSets.flatMap((name) =>
    set(name)
      .split("\n")
      .flatMap((line) => {
        if (line === "") return [];
        const text = readFacts(line);
        return readExamples(text, read({ id: text.id, text: text.text }, knowledge), rowCount);
      }),
  );
  report(`pairs: ${examples.length} examples`);
  const model = trainPairs({
    examples,
    classes: pairClasses,
    rowCount,
    passes: 8,
    cut: 0.05,
    wanted: (type) => (newsTypes.has(type) ? 0.9 : 0.75),
    random: seededRandom(11),
    report,
  });
  const bytes = writePairModel(model);
  report(`pairs: ${model.kept} weights, ${bytes.length} bytes`);
  return bytes;
}
