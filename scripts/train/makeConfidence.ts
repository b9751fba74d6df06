import { readJudgedEdges } from "../evaluate/judgedEdges.ts";
import { readLabelled } from "../evaluate/readLabelled.ts";
import { RelationScorer } from "../evaluate/scoreRelations.ts";
import { type Knowledge, read } from "../extract/extract.ts";
import { toExtraction } from "../extract/toExtraction.ts";
import { assumedShare, shareOf } from "../relations/confidence.ts";
import { findRelations } from "../relations/findRelations.ts";
import { fitRules, type Outcome } from "./ruleConfidence.ts";

/**
 * Sets whose facts say whether a relation is right: how much all outcomes of one rule on one set may count, and the share of relations that no
 * label says and that are right by the text, for the labels have holes. Where people live is hardly ever labelled in Re-DocRED and is left
 * out there.
 */
const factSets = [
  { name: "redocred.dev", most: 20, holes: 0.45, silentOn: /^resides\./ },
  { name: "redocred.test", most: 20, holes: 0.45, silentOn: /^resides\./ },
  { name: "knowledgenet.train", most: 40, holes: 1 / 3, silentOn: undefined },
  { name: "re3d.train", most: 10, holes: 1 / 3, silentOn: undefined },
] as const;

/**
 * Holds every rule against labelled text and against news whose edges were judged one by one.
 *
 * @param set the lines of a labelled set by its name
 * @param judged verdicts on edges of `gmb.train`, one JSON object a line
 * @returns the text of `confidence.json`
 */
export function makeConfidence(
  set: (name: string) => string,
  { judged, knowledge, report }: { judged: string; knowledge: Knowledge; report: (line: string) => void },
): string {
  const extract = (id: string, text: string) => {
    const reading = read({ id, text }, knowledge);
    return toExtraction(id, reading, findRelations(reading));
  };
  const outcomes: Outcome[] = [];
  const add = (rule: string, confidence: number, right: boolean, weight: number): void => {
    const share = shareOf(rule);
    if (share !== undefined) outcomes.push({ rule, factor: Math.min(1, confidence / share), right, weight });
  };
  for (const { name, most, holes, silentOn } of factSets) {
    const scorer = new RelationScorer();
    for (const line of set(name).split("\n")) {
      if (line === "") continue;
      const article = readLabelled(line);
      scorer.add(article, extract(article.id, article.text));
    }
    const counts = new Map<string, number>();
    for (const { rule } of scorer.verdicts) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    for (const { rule, confidence, right } of scorer.verdicts) {
      if (silentOn?.test(rule)) continue;
      const weight = Math.min(1, most / counts.get(rule)!);
      add(rule, confidence, right, right ? weight : weight * (1 - holes));
      if (!right) add(rule, confidence, true, weight * holes);
    }
    report(`confidence: ${scorer.verdicts.length} relations of ${name}`);
  }
  const verdicts = readJudgedEdges(judged);
  const wanted = new Set(verdicts.map(({ article }) => article));
  let found = 0;
  for (const line of set("gmb.train").split("\n")) {
    if (line === "") continue;
    const { id, text } = readLabelled(line);
    if (!wanted.has(id)) continue;
    for (const { type, evidence, assertion, rule, confidence } of extract(id, text).relations) {
      const verdict = verdicts.find(
        (edge) =>
          edge.article === id &&
          edge.type === type &&
          edge.assertion === assertion &&
          edge.source[0] === evidence.source.start &&
          edge.target[0] === evidence.target.start,
      );
      if (!verdict) continue;
      found++;
      add(rule, confidence, verdict.right, 1);
    }
  }
  report(`confidence: ${found} of ${verdicts.length} judged edges of gmb.train are still read`);
  return `${JSON.stringify(fitRules(outcomes, assumedShare), null, 1)}\n`;
}
