import type { ReadMention } from "../extract/reading.ts";
import type { Candidate } from "./candidate.ts";
import type { Speaker } from "./saying.ts";
import type { Unit } from "./units.ts";
import type { SentenceView } from "./view.ts";

const aboutVerbs = new Set(
  "speak talk comment mention discuss address describe call frame refer cite quote praise name remark".split(" "),
);
const aboutPrepositions = new Set(["about", "of", "on", "to", "with"]);

/**
 * Who speaks about whom: what is named in somebody's quotation, and "spoke of Acme", "framed relations with Peru".
 */
export function findStatements(view: SentenceView): Candidate[] {
  const { sentence, clauses, sayings } = view;
  const { units } = sentence;
  const found: Candidate[] = [];
  for (const [n, verb] of clauses.verbs.entries()) {
    if (!aboutVerbs.has(verb.lemma) || verb.passive) continue;
    const main = units[verb.main]!;
    if (main.quoted) continue;
    const targets: Unit[] = [];
    if (/^(mention|discuss|describe|frame|cite|quote|praise|address|name|call)$/.test(verb.lemma)) {
      const objects = clauses.objectsOf(n);
      for (const phrase of objects) if (phrase.head >= 0) targets.push(units[phrase.head]!);
      const thing = objects[0];
      // "framed relations with Peru", "discussed the situation in Peru"
      if (thing && thing.head < 0 && verb.lemma !== "call" && verb.lemma !== "name")
        for (const part of clauses.prepositionalOf(n))
          if (/^(with|in|of|about|on)$/.test(part.preposition))
            for (const phrase of part.phrases)
              if (phrase.head >= 0 && part.at <= thing.to) targets.push(units[phrase.head]!);
    } else {
      for (const part of clauses.prepositionalOf(n)) {
        if (
          !aboutPrepositions.has(part.preposition) ||
          (verb.lemma === "refer") !== (part.preposition === "to") ||
          part.preposition === "with"
        )
          continue;
        for (const phrase of part.phrases)
          if (phrase.head >= 0 && !(part.preposition === "on" && units[phrase.head]!.type === "MediaOutlet"))
            targets.push(units[phrase.head]!);
      }
    }
    for (const subject of clauses.subjectsOf(n)) {
      if (subject.head < 0 || subject.through) continue;
      for (const target of targets)
        found.push(candidate(units[subject.head]!, target, main, verb.main, n, "spoke.verb", 1));
    }
  }
  // What a person names in their own words. The speaker's words lie outside, often in another sentence.
  for (const saying of sayings) {
    const { by } = saying;
    if (by?.entity === undefined || saying.confidence < 0.6) continue;
    const speaker = speakerOf(view, by);
    if (!speaker) continue;
    const type = view.reading.entities[by.entity]!.type;
    for (const [at, unit] of units.entries()) {
      if (unit.mention === undefined || unit.mention.entity === by.entity) continue;
      // "asked her to marry him in Lima"
      if (!saying.asserts && unit.type === "Place") continue;
      if (
        !saying.parts.some((part) => part.start <= unit.start && unit.end <= part.end) ||
        unit.mention.kind === "pronoun" ||
        unit.mention.kind === "demonym" ||
        isBeside(units, at) ||
        sayings.some((other) => other.by?.start === unit.start)
      )
        continue;
      const source: Unit = { ...unit, ...rangeOf(view, by), mention: speaker, type };
      found.push(
        candidate(
          source,
          unit,
          unit,
          at,
          -1,
          saying.kind === "direct" ? "spoke.quotation" : "spoke.reported",
          saying.kind === "direct" ? 1 : 0.9,
          saying.coming ?? false,
        ),
      );
    }
  }
  return found;
}

/** "120 km west of Lima", "the US giant Acme": a place that only says where or whose something else is. */
function isBeside(units: readonly Unit[], at: number): boolean {
  const { type } = units[at]!;
  if (type !== "Place" && type !== "Country") return false;
  const next = units[at + 1];
  if (next && (next.kind === "mention" || next.kind === "office" || next.lower === "-")) return true;
  if (next?.kind === "word" && (next.upos === "NOUN" || next.upos === "PROPN")) return true;
  let before = at - 1;
  while (
    units[before]?.lower === "the" ||
    /^(?:ADJ|ADV)$/.test(units[before]?.upos ?? "") ||
    units[before]?.xpos === "VBN"
  )
    before--;
  return type === "Place" && /^(?:in|at|near|from|of|outside|around|across|into)$/.test(units[before]?.lower ?? "");
}

/** The mention that speaks, or the pronoun that only the quotation resolves. */
function speakerOf(
  { reading }: SentenceView,
  { start, end, entity, reason, doubtful }: Speaker,
): ReadMention | undefined {
  const mention = reading.mentions.find((one) => one.start === start && one.entity === entity);
  if (mention || doubtful || reason === undefined || start < 0 || entity === undefined) return mention;
  return { first: -1, last: -1, start, end, kind: "pronoun", entity, reason };
}

function rangeOf(
  view: SentenceView,
  span: { start: number; end: number },
): { start: number; end: number; text: string; lower: string } {
  const text = view.reading.document.text.slice(span.start, span.end);
  return { ...span, text, lower: text.toLowerCase() };
}

function candidate(
  source: Unit,
  target: Unit,
  trigger: Unit,
  at: number,
  verb: number,
  rule: string,
  weight: number,
  planned = false,
): Candidate {
  return {
    type: "spokeAbout",
    source,
    target,
    trigger: { start: trigger.start, end: trigger.end },
    at,
    rule,
    verb,
    former: false,
    coming: false,
    // That somebody spoke is the paper's own word, whatever was said.
    apposition: true,
    planned,
    dated: verb >= 0,
    weight,
  };
}
