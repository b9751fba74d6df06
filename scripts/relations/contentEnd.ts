import type { Clauses } from "./clauses.ts";
import type { SpeechInput } from "./saying.ts";
import { framedVerbs } from "./speechFrames.ts";

/**
 * Where what is said ends: at ", and Smith said", at a further verb of saying of the same speaker, at ", according to", ", adding", at a
 * semicolon, before a whole quotation with a verb of its own, or at the end of the sentence. Unit indexes.
 *
 * @param verb the verb of saying
 */
export function clauseEnd(input: SpeechInput, sentence: number, from: number, verb: number): number {
  const { units } = input.sentences[sentence]!;
  const clauses = input.clauses[sentence]!;
  for (let at = from + 1; at < units.length; at++) {
    const unit = units[at]!;
    if (unit.quoted) continue;
    if (endsQuotedSentence(units, at)) return at + 1;
    const lower = unit.lower;
    if (lower === ";" || (lower === "even" && units[at + 1]?.lower === "as")) return at;
    if (lower === ")" && opensBefore(units, from, at)) return at;
    if ((lower === "and" || lower === "but") && sayingVerbAt(clauses, verb, at + 1)) return at;
    if (lower !== ",") continue;
    const next = units[at + 1];
    if (!next) continue;
    if (/^(?:according|adding|saying|citing|noting)$/.test(next.lower)) return at;
    if (next.xpos === "VBG" && clauses.verbs.some((other) => other.from === at + 1 && framedVerbs.has(other.lemma)))
      return at;
    if (/^(?:and|but|while|though|although)$/.test(next.lower)) {
      if (sayingVerbAt(clauses, verb, at + 2)) return at;
      const later = clauses.verbs.some(
        (other, n) =>
          n > verb &&
          other.from > at &&
          other.from < at + 8 &&
          speaking.has(other.lemma) &&
          !other.infinitive &&
          !other.gerund &&
          !units[other.main]!.quoted,
      );
      if (later) return at;
    }
  }
  return units.length;
}

const speaking = new Set(
  (
    "say tell add announce claim argue insist warn reply respond ask note write call deny vow declare report urge criticize criticise accuse predict pledge promise suggest describe condemn praise blame dismiss explain " +
    "acknowledge admit emphasize stress question demand encourage order complain propose recommend"
  ).split(" "),
);

/** A finite verb of saying stands here: the same speaker goes on with a verb of their own. */
function sayingVerbAt(clauses: Clauses, verb: number, at: number): boolean {
  const first = clauses.verbs[verb]!;
  return clauses.verbs.some(
    (other) =>
      (other.from === at || (other.from === at + 1 && clauses.units[at]!.upos === "ADV")) &&
      speaking.has(other.lemma) &&
      !other.infinitive &&
      !other.gerund &&
      !other.passive &&
      other.past === first.past &&
      !clauses.units[other.main]!.quoted,
  );
}

/** `… at once." Smith`: a closing mark behind a full stop, with a capital next, ends a sentence that was not cut there. */
export function endsQuotedSentence(units: Clauses["units"], at: number): boolean {
  const unit = units[at]!;
  const next = units[at + 1];
  return (
    next !== undefined &&
    /^["”]$|^''$/.test(unit.lower) &&
    /^[.!?]$/.test(units[at - 1]?.lower ?? "") &&
    !next.quoted &&
    /^[\p{Lu}“"]/u.test(next.text)
  );
}

function opensBefore(units: Clauses["units"], from: number, close: number): boolean {
  for (let at = close - 1; at >= from; at--) if (units[at]!.lower === "(") return false;
  return true;
}

/** Where the object of a verb ends: also before a further verb of the same subject, and before what is said beside it. */
export function objectEnd(input: SpeechInput, sentence: number, from: number, verb: number): number {
  const { units } = input.sentences[sentence]!;
  const clauses = input.clauses[sentence]!;
  const end = clauseEnd(input, sentence, from, verb);
  for (let at = from + 1; at < end; at++) {
    const lower = units[at]!.lower;
    const next = units[at + 1];
    if (
      (lower === "and" || lower === "but") &&
      clauses.verbs.some((other, n) => n > verb && other.from === at + 1 && !other.infinitive)
    )
      return at;
    if (
      lower === "," &&
      next &&
      (next.xpos === "VBG" ||
        next.upos === "CCONJ" ||
        next.upos === "SCONJ" ||
        /^(?:who|which|as|while|after|before|when|where|in|at|on|with)$/.test(next.lower))
    )
      return at;
    if (/^(?:—|–|--|―)$/.test(lower)) return at;
    // "a horse that Smith promised to send, left Peru": the sentence's own verb.
    if (
      lower === "," &&
      clauses.verbs.some(
        (other) => other.from === at + 1 && !other.infinitive && !other.gerund && !other.bareParticiple,
      )
    )
      return at;
    if (at > from + 2 && !units[at]!.quoted && /^(?:while|when|before|because|though|although)$/.test(lower)) return at;
  }
  return end;
}
