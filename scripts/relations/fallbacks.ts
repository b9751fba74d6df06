import type { ExtractedRelation } from "../../graph-data/records/extraction.ts";
import type { Unit } from "./units.ts";
import type { SentenceView } from "./view.ts";

// More names than this in one sentence are a list, and a list connects nobody.
const mostEntities = 6;

/**
 * What is left when no rule speaks: a verb of no class with a name on either side (`linkedByText`, the verb as its role), and names that
 * only share a sentence (`coOccurs`).
 */
export function findFallbacks(view: SentenceView, relations: readonly ExtractedRelation[]): ExtractedRelation[] {
  const { sentence, clauses } = view;
  if (sentence.entities < 2 || sentence.entities > mostEntities) return [];
  const known = new Set<string>();
  const key = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`);
  for (const relation of relations) {
    if (relation.evidence.start < sentence.end && sentence.start < relation.evidence.end)
      known.add(key(relation.source, relation.target));
  }
  const found: ExtractedRelation[] = [];
  const add = (type: "linkedByText" | "coOccurs", source: Unit, target: Unit, trigger: Unit | undefined) => {
    const from = `e${source.mention!.entity}`;
    const to = `e${target.mention!.entity}`;
    if (from === to || known.has(key(from, to))) return;
    known.add(key(from, to));
    const { start, end } = sentence;
    found.push({
      type,
      source: from,
      target: to,
      ...(trigger ? { role: trigger.lower } : {}),
      assertion: "stated",
      confidence: type === "coOccurs" ? 0.2 : 0.3,
      rule: type === "coOccurs" ? "sentence.shared" : "verb.unclassified",
      evidence: {
        start,
        end,
        source: { start: source.start, end: source.end },
        target: { start: target.start, end: target.end },
        ...(trigger ? { trigger: { start: trigger.start, end: trigger.end } } : {}),
      },
    });
  };

  for (const [n, verb] of clauses.verbs.entries()) {
    if (verb.passive || verb.negated || verb.possible || verb.would || verb.future || verb.infinitive || verb.gerund)
      continue;
    const main = sentence.units[verb.main]!;
    if (main.quoted || empty.has(verb.lemma)) continue;
    for (const subject of clauses.subjectsOf(n)) {
      if (subject.head < 0 || subject.through) continue;
      for (const object of clauses.objectsOf(n))
        if (object.head >= 0 && !object.through)
          add("linkedByText", sentence.units[subject.head]!, sentence.units[object.head]!, main);
    }
  }
  const named = sentence.units.filter((unit) => unit.mention !== undefined && unit.mention.kind === "name");
  for (const [n, one] of named.entries())
    for (const other of named.slice(n + 1)) add("coOccurs", one, other, undefined);
  return found;
}

// Verbs that link nothing by themselves, or whose second name is only whom they spoke to.
const empty = new Set(
  "be have do say tell add become make get take give show see know think believe want let come go put ask call include".split(
    " ",
  ),
);
