import { isSymmetric } from "../../graph-data/ontology.ts";
import type { Extraction } from "../../graph-data/records/extraction.ts";
import type { LabelledArticle } from "./readLabelled.ts";
import { relationLabels, sameThing } from "./relationLabels.ts";
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
    const root = foldEntities(article);
    const home = alignEntities(article, extraction);
    const types = new Map(extraction.entities.map((entity) => [entity.id, entity.type]));
    for (const label of labels) {
      const symmetric = relationLabels[label]!.some(({ type }) => isSymmetric(type));
      const fact = (head: string, tail: string) => (symmetric ? [head, tail].sort() : [head, tail]).join("\n");
      const wanted = new Set(
        article.relations
          .filter((relation) => relation.label.replace(/-x$/, "") === label)
          .map(({ head, tail }) => [root(head), root(tail)] as const)
          .filter(([head, tail]) => head !== tail)
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
          if (!way.implied || wanted.has(said)) found.add(said);
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
