import { isSymmetric } from "../../graph-data/ontology.ts";
import type { ExtractedRelation, Extraction, Span } from "../../graph-data/records/extraction.ts";
import { hashText } from "../nlp/hash.ts";
import { forceNouns, governmentNouns } from "../relations/words.ts";
import { intended, interactionLabels } from "./interactionLabels.ts";
import type { LabelledArticle } from "./readLabelled.ts";
import { type Counts, noCounts } from "./score.ts";

/** Which half of a set an article is in: patterns may be written from one, the other is kept for measuring. */
type Half = "seen" | "kept";

/** Half of the articles, by a hash of their ids, so that it never depends on their order. */
export const halfOf = (id: string): Half => ((hashText(id) >>> 0) % 2 === 0 ? "seen" : "kept");

const negative = new Set(["negated", "denied"]);
const interactions = new Set([...interactionLabels.values()].flatMap((types) => [...types]));

/**
 * Who does what to whom, in the categories of PLOVER (Halterman et al. 2023, "PLOVER and POLECAT"; sentences with one event each). A label
 * is found where a statement between its ends is of a type of its category. A statement is wrong where no label says it, though a
 * sentence may tell more than the one event that is labelled, so the share that is right is a lower bound.
 *
 * Only labels are wanted whose ends are named themselves or by their government or army: "Peruvian miners" are not Peru.
 */
export class InteractionScorer {
  readonly counts: Readonly<Record<Half, Map<string, Counts>>> = { seen: new Map(), kept: new Map() };

  add(article: LabelledArticle, extraction: Extraction): void {
    const labels = (article.relations ?? []).filter(({ label }) => interactionLabels.has(label));
    if (labels.length === 0 || article.entities === undefined) return;
    const half = this.counts[halfOf(article.id)];
    const countsOf = (category: string): Counts => {
      const counts = half.get(category) ?? noCounts();
      half.set(category, counts);
      return counts;
    };
    const spans = new Map(article.entities.map(({ id, mentions }) => [id, mentions]));
    const ours = new Map(extraction.entities.map(({ id, mentions }) => [id, mentions]));
    const isAt = (labelled: string, id: string) => overlap(spans.get(labelled) ?? [], ours.get(id) ?? []);
    const says = (relation: ExtractedRelation, { label, head, tail }: (typeof labels)[number]): boolean =>
      fitsCategory(relation, label) &&
      ((isAt(head, relation.source) && isAt(tail, relation.target)) ||
        (isSymmetric(relation.type) && isAt(tail, relation.source) && isAt(head, relation.target)));
    const told = extraction.relations.filter(({ type }) => interactions.has(type) && type !== "spokeAbout");
    const isActor = (id: string) => (spans.get(id) ?? []).some((span) => actsItself(article.text, span));
    for (const label of labels) {
      if (label.head === label.tail || !isActor(label.head) || !isActor(label.tail)) continue;
      const counts = countsOf(label.label);
      told.some((relation) => says(relation, label)) ? counts.right++ : counts.missed++;
    }
    const category = labels[0]!.label;
    for (const relation of told) {
      if (!negative.has(relation.assertion) && !labels.some((label) => says(relation, label)))
        countsOf(category).wrong++;
    }
  }
}

function fitsCategory({ type, assertion }: ExtractedRelation, category: string): boolean {
  if (negative.has(assertion)) return false;
  if (interactionLabels.get(category)!.has(type)) return true;
  const isIntended = assertion === "planned" || assertion === "hypothetical";
  return isIntended && (intended[category]?.has(type) ?? false);
}

const overlap = (some: readonly Span[], others: readonly Span[]): boolean =>
  some.some((a) => others.some((b) => a.start < b.end && b.start < a.end));

/** "Jane Smith", "the Peruvian army", "Peru", but not "Peruvian miners", "rebels in Peru". */
function actsItself(text: string, { start, end }: Span): boolean {
  const words = text
    .slice(start, end)
    .split(/[^\p{L}\p{N}.'-]+/u)
    .filter(Boolean);
  const last = words.at(-1) ?? "";
  const organ = governmentNouns.has(last) || forceNouns.has(last) || /^(?:parliament|police|army)$/.test(last);
  return words.some((word) => /^\p{Lu}/u.test(word)) && (/^\p{Lu}/u.test(last) || organ) && !words.includes("in");
}

/** Every category with its counts added up, by half. */
export function sumOf(counts: ReadonlyMap<string, Counts>): Counts {
  const sum = noCounts();
  for (const one of counts.values()) for (const key of ["right", "wrong", "missed"] as const) sum[key] += one[key];
  return sum;
}
