import { isSymmetric } from "../../graph-data/ontology.ts";
import type { Extraction } from "../../graph-data/records/extraction.ts";
import type { LabelledArticle } from "./readLabelled.ts";
import { relationLabels } from "./relationLabels.ts";
import { type Counts, count, noCounts } from "./score.ts";

/** Statements of these kinds are no facts of the article, so a set has no label for them. */
const noFacts = new Set(["negated", "denied", "hypothetical"]);

/** Facts from end to end: right where both ends and the label are. Our entities are those of the label that their mentions overlap most. */
export class RelationScorer {
  readonly counts = new Map<string, Counts>();
  readonly all: Counts = noCounts();

  add(article: LabelledArticle, extraction: Extraction): void {
    if (article.relations === undefined || article.entities === undefined) return;
    const labels = Object.keys(relationLabels).filter((label) => article.labelsLookedFor?.includes(label) ?? true);
    const home = alignEntities(article, extraction);
    const types = new Map(extraction.entities.map((entity) => [entity.id, entity.type]));
    for (const label of labels) {
      const symmetric = relationLabels[label]!.some(({ type }) => isSymmetric(type));
      const fact = (head: string, tail: string) => (symmetric ? [head, tail].sort() : [head, tail]).join("\n");
      const wanted = new Set(
        article.relations.filter((relation) => relation.label === label).map(({ head, tail }) => fact(head, tail)),
      );
      const found = new Set<string>();
      for (const relation of extraction.relations) {
        if (noFacts.has(relation.assertion)) continue;
        for (const way of relationLabels[label]!) {
          if (way.type !== relation.type || (way.role && !way.role.test(relation.role ?? ""))) continue;
          if (way.target && !way.target.includes(types.get(relation.target)!)) continue;
          const [head, tail] = way.turned ? [relation.target, relation.source] : [relation.source, relation.target];
          // An end that no label knows makes the fact wrong.
          found.add(fact(home.get(head) ?? `ours ${head}`, home.get(tail) ?? `ours ${tail}`));
        }
      }
      // A set of this kind may never use this label, and then says nothing about it.
      if (wanted.size === 0 && !this.counts.has(label) && article.labelsLookedFor === undefined && found.size === 0)
        continue;
      const counts = this.counts.get(label) ?? noCounts();
      this.counts.set(label, counts);
      count(counts, found, wanted);
    }
  }

  /** Labels that the set uses, with their counts. */
  get used(): [string, Counts][] {
    return [...this.counts].filter(([, { right, missed }]) => right + missed > 0);
  }
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
