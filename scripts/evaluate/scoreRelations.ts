import { isSymmetric, type RelationType } from "../../graph-data/ontology.ts";
import type { Extraction } from "../../graph-data/records/extraction.ts";
import type { Verdict } from "./calibration.ts";
import type { LabelledArticle } from "./readLabelled.ts";
import { relationLabels, sameThing } from "./relationLabels.ts";
import { type Counts, count, noCounts } from "./score.ts";

/** Statements of these kinds are no facts of the article, so a set has no label for them. */
const noFacts = new Set(["negated", "denied", "hypothetical"]);

/** Facts from end to end: right where both ends and the label are. Our entities are those of the label that their mentions overlap most. */
export class RelationScorer {
  readonly counts = new Map<string, Counts>();
  readonly all: Counts = noCounts();
  readonly #verdicts: Judgement[] = [];

  add(article: LabelledArticle, extraction: Extraction): void {
    if (article.relations === undefined || article.entities === undefined) return;
    const labels = Object.keys(relationLabels).filter((label) => article.labelsLookedFor?.includes(label) ?? true);
    const root = foldEntities(article);
    const nameless = namelessEntities(article, root);
    const home = alignEntities(article, extraction);
    const types = new Map(extraction.entities.map((entity) => [entity.id, entity.type]));
    const verdicts = new Map<string, Judgement>();
    for (const label of labels) {
      const symmetric = relationLabels[label]!.some(({ type }) => isSymmetric(type));
      const fact = (head: string, tail: string) => (symmetric ? [head, tail].sort() : [head, tail]).join("\n");
      const wanted = new Set(
        article.relations
          .filter((relation) => relation.label.replace(/-x$/, "") === label)
          .map(({ head, tail }) => [root(head), root(tail)] as const)
          .filter(([head, tail]) => head !== tail && !nameless.has(head) && !nameless.has(tail))
          .map(([head, tail]) => fact(head, tail)),
      );
      const found = new Set<string>();
      for (const relation of extraction.relations) {
        if (noFacts.has(relation.assertion)) continue;
        for (const way of relationLabels[label]!) {
          if (way.type !== relation.type || (way.role && !way.role.test(relation.role ?? ""))) continue;
          if (way.target && !way.target.includes(types.get(relation.target)!)) continue;
          const [head, tail] = way.turned ? [relation.target, relation.source] : [relation.source, relation.target];
          // An end that no label knows makes the fact wrong.
          const end = (id: string) => (home.has(id) ? root(home.get(id)!) : `ours ${id}`);
          const said = fact(end(head), end(tail));
          if (nameless.has(end(head)) || nameless.has(end(tail))) continue;
          const right = wanted.has(said);
          if (way.implied && !right) continue;
          found.add(said);
          const { type, source, target, confidence, rule } = relation;
          const key = `${type} ${source} ${target}`;
          const known = verdicts.get(key);
          // What a label only implies is never wrong by it, so it does not count unless some label could say it itself.
          const saying = way.implied ? [] : [label];
          if (!known) verdicts.set(key, { confidence, right, rule, type, labels: saying });
          else {
            known.right ||= right;
            known.labels.push(...saying);
            if (confidence > known.confidence) Object.assign(known, { confidence, rule });
          }
        }
      }
      // A set of this kind may never use this label, and then says nothing about it.
      if (wanted.size === 0 && !this.counts.has(label) && article.labelsLookedFor === undefined && found.size === 0)
        continue;
      const counts = this.counts.get(label) ?? noCounts();
      this.counts.set(label, counts);
      count(counts, found, wanted);
    }
    this.#verdicts.push(...verdicts.values());
  }

  /** Every relation that a label of the set could say, with its rule: right where one says it. */
  get verdicts(): readonly (Verdict & { readonly rule: string; readonly type: RelationType })[] {
    const used = new Set(this.used.map(([label]) => label));
    return this.#verdicts.filter(({ labels }) => labels.some((label) => used.has(label)));
  }

  /** Counts by relation type: those of the labels that say it first of all. */
  get byType(): Map<RelationType, Counts> {
    const types = new Map<RelationType, Counts>();
    for (const [label, counts] of this.used) {
      const { type } = relationLabels[label]![0]!;
      const sum = types.get(type) ?? noCounts();
      types.set(type, sum);
      for (const key of ["right", "wrong", "missed"] as const) sum[key] += counts[key];
    }
    return types;
  }

  /** Labels that the set uses, with their counts. */
  get used(): [string, Counts][] {
    return [...this.counts].filter(([, { right, missed }]) => right + missed > 0);
  }
}

interface Judgement {
  confidence: number;
  rule: string;
  right: boolean;
  readonly type: RelationType;
  readonly labels: string[];
}

/** Which labelled entity stands for several that are one thing. */
function foldEntities(article: LabelledArticle): (id: string) => string {
  const parent = new Map<string, string>();
  const root = (id: string): string => {
    const above = parent.get(id);
    return above === undefined ? id : root(above);
  };
  const join = (a: string, b: string) => {
    if (root(a) !== root(b)) parent.set(root(a), root(b));
  };
  for (const { label, head, tail } of article.relations ?? []) if (label === sameThing) join(head, tail);
  const linked = new Map<string, string>();
  for (const { id, link } of article.entities ?? []) {
    if (link === undefined) continue;
    join(id, linked.get(link) ?? id);
    linked.set(link, linked.get(link) ?? id);
  }
  return root;
}

const pronoun = /^(he|she|it|they|his|hers?|its|theirs?|him|them|who|whom|which|that|i|we|my|our)$/i;

/** Entities that a passage only ever calls "he" or "it": where it stands alone, nobody can know who that is. */
function namelessEntities(article: LabelledArticle, root: (id: string) => string): Set<string> {
  const named = new Set<string>();
  const seen = new Set<string>();
  for (const { id, mentions } of article.entities ?? []) {
    seen.add(root(id));
    if (mentions.some(({ start, end }) => !pronoun.test(article.text.slice(start, end)))) named.add(root(id));
  }
  return new Set([...seen].filter((id) => !named.has(id)));
}

function alignEntities(article: LabelledArticle, extraction: Extraction): Map<string, string> {
  const home = new Map<string, string>();
  for (const { id, mentions } of extraction.entities) {
    const votes = new Map<string, number>();
    for (const mention of mentions)
      for (const gold of article.entities ?? [])
        for (const { start, end } of gold.mentions) {
          if (start >= mention.end || end <= mention.start) continue;
          const exact = start === mention.start && end === mention.end;
          votes.set(gold.id, (votes.get(gold.id) ?? 0) + (exact ? 2 : 1));
        }
    const best = [...votes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0];
    if (best) home.set(id, best[0]);
  }
  return home;
}
