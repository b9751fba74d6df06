import type { AttributeType, RelationType } from "../../graph-data/ontology.ts";
import type { Span } from "../../graph-data/records/extraction.ts";
import { readLabelled, toCodeUnits } from "../evaluate/readLabelled.ts";
import type { Reading } from "../extract/reading.ts";
import { shippedWordTable } from "../nlp/models.ts";
import { findRelations, viewSentences } from "../relations/findRelations.ts";
import { type PairEnd, pairsOf, preparePairs, readPair } from "../relations/pairFeatures.ts";
import { classesFor, directionsOf, type PairClass } from "../relations/pairScorer.ts";
import type { SentenceView } from "../relations/view.ts";

/** A fact of a labelled text, in our types. Its ends are ids of labelled entities. */
interface Fact {
  readonly type: RelationType | AttributeType;
  readonly source: string;
  readonly target: string;
  /** Where the text states it; undefined where nobody has said. */
  readonly evidence: readonly Span[] | undefined;
}

/** A text with its facts, and for which types they are complete. */
export interface FactText {
  readonly id: string;
  readonly text: string;
  readonly ends: readonly { readonly id: string; readonly mentions: readonly Span[] }[];
  readonly facts: readonly Fact[];
  /** Whether a pair that no fact names is none of this type here; `party` where the target is a political party. */
  isComplete(type: RelationType | AttributeType, party: boolean): boolean;
}

type Says = readonly [type: RelationType | AttributeType, turned?: "turned"];

/** Properties of Wikidata, as Re-DocRED labels them. "turned": the labelled tail is our source. */
const properties: Readonly<Record<string, Says>> = {
  P19: ["bornIn"],
  P69: ["educatedAt"],
  P26: ["spouseOf"],
  P112: ["founderOf", "turned"],
  P40: ["parentOf"],
  P22: ["parentOf", "turned"],
  P25: ["parentOf", "turned"],
  P3373: ["relativeOf"],
  P551: ["residesIn"],
  P27: ["citizenOf"],
  P108: ["employedBy"],
  P463: ["memberOf"],
  P102: ["memberOf"],
  P54: ["memberOf"],
  P241: ["memberOf"],
  P35: ["headOf", "turned"],
  P6: ["headOf", "turned"],
  P488: ["headOf", "turned"],
  P159: ["basedIn"],
  P17: ["basedIn"],
  P131: ["basedIn"],
  P276: ["basedIn"],
  P355: ["parentOrgOf"],
  P127: ["parentOrgOf", "turned"],
  P749: ["parentOrgOf", "turned"],
  P569: ["birthDate"],
  P570: ["deathDate"],
  P571: ["foundedDate"],
};

/** The labels of KnowledgeNet. */
const passageLabels: Readonly<Record<string, Says>> = {
  PLACE_OF_BIRTH: ["bornIn"],
  EDUCATED_AT: ["educatedAt"],
  SPOUSE: ["spouseOf"],
  FOUNDED_BY: ["founderOf", "turned"],
  CHILD_OF: ["parentOf", "turned"],
  PLACE_OF_RESIDENCE: ["residesIn"],
  NATIONALITY: ["citizenOf"],
  EMPLOYEE_OR_MEMBER_OF: ["employedBy"],
  POLITICAL_AFFILIATION: ["memberOf"],
  CEO: ["headOf", "turned"],
  HEADQUARTERS: ["basedIn"],
  SUBSIDIARY_OF: ["parentOrgOf", "turned"],
  DATE_OF_BIRTH: ["birthDate"],
  DATE_OF_DEATH: ["deathDate"],
  DATE_FOUNDED: ["foundedDate"],
};

/** Everything that the scorer learns to tell apart. */
export const pairClasses: readonly PairClass[] = [...new Set(Object.values(properties).map(([type]) => type))].flatMap(
  directionsOf,
);

/** Reads a labelled text with relations: of Re-DocRED, or of KnowledgeNet, which says what it looked for. */
export function readFacts(line: string): FactText {
  const article = readLabelled(line);
  const item = JSON.parse(line) as { sentences: [number, number][]; relations: RawRelation[] };
  const unit = toCodeUnits(article.text);
  const sentences = item.sentences.map(([start, end]) => ({ start: unit(start), end: unit(end) }));
  const lookedFor = article.labelsLookedFor;
  const labels = lookedFor ? passageLabels : properties;
  const facts = item.relations.flatMap(({ type, head, tail, evidence }): Fact[] => {
    const says = labels[type];
    if (!says) return [];
    const [source, target] = says[1] ? [tail, head] : [head, tail];
    const stated = evidence.flatMap((n) => sentences[n] ?? []);
    return [
      {
        type: says[0],
        source: String(source),
        target: String(target),
        evidence: stated.length === 0 ? undefined : stated,
      },
    ];
  });
  const complete = new Set((lookedFor ?? []).map((label) => passageLabels[label]?.[0]));
  return {
    id: article.id,
    text: article.text,
    ends: article.entities ?? [],
    facts,
    isComplete: (type, party) => {
      if (!lookedFor) return true;
      // An employer and a body that somebody is a member of have one label there, parties one of their own; heads are labelled where they
      // are chief executives, other relatives than children never.
      if (type === "headOf" || type === "relativeOf") return false;
      if (type === "memberOf" && !party) return false;
      return complete.has(type);
    },
  };
}

interface RawRelation {
  readonly type: string;
  readonly head: number;
  readonly tail: number;
  /** Indexes of sentences. */
  readonly evidence: readonly number[];
}

/** A pair as the trainer sees it. */
export interface Example {
  readonly text: string;
  readonly rows: Int32Array;
  /** Classes that fit its types and whose answer is known, with that answer. */
  readonly classes: Int32Array;
  readonly right: Uint8Array;
  /** The two ends, the same for every pair of them in the text. */
  readonly ends: string;
  /** No pattern speaks of the two in this sentence. */
  readonly silent: boolean;
}

/**
 * The pairs of a text as our own reading sees them. A pair that a fact names is right where the fact is said to be stated in its sentence,
 * and left out in other sentences; a pair of which one end is no labelled entity is none.
 */
export function readExamples(text: FactText, reading: Reading, rowCount: number): Example[] {
  const { views } = viewSentences(reading);
  const { relations, attributes } = findRelations(reading);
  const fitting = classesFor(pairClasses);
  const home = alignReading(text, reading);
  const dateAt = ({ start, end }: Span): string | undefined =>
    text.ends.find(({ mentions }) => mentions.some((mention) => mention.start < end && start < mention.end))?.id;
  const examples: Example[] = [];
  for (const view of views) {
    const pairs = pairsOf(view);
    if (pairs.length === 0) continue;
    const sentence = preparePairs(view, shippedWordTable());
    const told = relations.filter(
      ({ evidence }) => evidence.start < view.sentence.end && view.sentence.start < evidence.end,
    );
    for (const pair of pairs) {
      const fit = fitting(pair);
      if (fit.length === 0) continue;
      const labelled = (end: PairEnd) => (end.unit ? home.get(end.unit.mention!.entity) : dateAt(spanOf(view, end)));
      const [left, right] = [labelled(pair.left), labelled(pair.right)];
      const answers = fit.map((n) => answerOf(text, pairClasses[n]!, { left, right, view, pair }));
      const known = fit.map((_, n) => n).filter((n) => answers[n] !== undefined);
      if (known.length === 0) continue;
      const count = readPair(sentence, pair, rowCount);
      const names = [pair.left, pair.right].map(nameOf);
      examples.push({
        text: text.id,
        rows: sentence.rows.slice(0, count),
        classes: Int32Array.from(known.map((n) => fit[n]!)),
        right: Uint8Array.from(known.map((n) => (answers[n] ? 1 : 0))),
        ends: names.join(" "),
        silent:
          !told.some(
            ({ type, source, target }) =>
              type !== "coOccurs" && type !== "linkedByText" && names.includes(source) && names.includes(target),
          ) &&
          !attributes.some(
            ({ entity, start, end }) =>
              names.includes(entity) &&
              [pair.left, pair.right].some((one) => one.date && overlap(spanOf(view, one), { start, end })),
          ),
      });
    }
  }
  return examples;
}

const nameOf = (end: PairEnd): string => (end.unit ? `e${end.unit.mention!.entity}` : `date ${end.date!.past}`);

const spanOf = ({ sentence }: SentenceView, { from, to }: PairEnd): Span => ({
  start: sentence.units[from]!.start,
  end: sentence.units[to - 1]!.end,
});

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

function answerOf(
  text: FactText,
  { type, forward }: PairClass,
  found: {
    left: string | undefined;
    right: string | undefined;
    view: SentenceView;
    pair: { left: PairEnd; right: PairEnd };
  },
): boolean | undefined {
  const { left, right, view, pair } = found;
  const [source, target] = forward ? [left, right] : [right, left];
  const end = forward ? pair.right : pair.left;
  const party = end.type === "PoliticalParty";
  if (source !== undefined && target !== undefined) {
    let named = false;
    for (const fact of text.facts) {
      const same = fact.type === type || (fact.type === "employedBy" && type === "memberOf" && party);
      if (!same) continue;
      const fits =
        (fact.source === source && fact.target === target) ||
        ((type === "spouseOf" || type === "relativeOf") && fact.source === target && fact.target === source);
      if (!fits) continue;
      if (fact.evidence?.some((span) => overlap(span, view.sentence))) return true;
      named = true;
    }
    if (named) return undefined;
  }
  return text.isComplete(type, party) ? false : undefined;
}

/** The labelled entity that the mentions of each of ours overlap most. */
function alignReading(text: FactText, reading: Reading): Map<number, string> {
  const votes = new Map<number, Map<string, number>>();
  for (const mention of reading.mentions) {
    for (const { id, mentions } of text.ends) {
      for (const span of mentions) {
        if (!overlap(span, mention)) continue;
        const own = votes.get(mention.entity) ?? new Map<string, number>();
        votes.set(mention.entity, own);
        own.set(id, (own.get(id) ?? 0) + (span.start === mention.start && span.end === mention.end ? 2 : 1));
      }
    }
  }
  const home = new Map<number, string>();
  for (const [entity, own] of votes)
    home.set(entity, [...own].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]![0]);
  return home;
}
