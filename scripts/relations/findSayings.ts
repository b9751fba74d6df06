import type { ReadMention } from "../extract/reading.ts";
import { findDirect } from "./directQuotes.ts";
import { findIndirect } from "./indirectQuotes.ts";
import { findTurns } from "./interviewTurns.ts";
import { type Saying, type Speaker, type SpeechInput, spokeBefore } from "./saying.ts";
import { pronouns } from "./speakers.ts";

/** Reads every quotation, direct, indirect and mixed, with its speaker, in text order. */
export function findSayings(input: SpeechInput): Saying[] {
  const turns = findTurns(input);
  const inTurn = (one: Saying) => turns.some((turn) => turn.start < one.end && one.start < turn.end);
  const direct = [...turns, ...findDirect(input).filter((one) => !inTurn(one))];
  const all = [...direct, ...findIndirect(input, direct)].sort((a, b) => a.start - b.start || a.end - b.end);
  return resolvePronouns(input, all);
}

/**
 * Gives "he said", "they said" and "it said" whose antecedent the reading left open the speaker of the saying before, where that one is of
 * the fitting kind and stands no further off than the paragraph before. "It" and "they" that mean nobody named before keep their own word;
 * "he" and "she" stay open, for they mean somebody.
 */
function resolvePronouns(input: SpeechInput, sayings: readonly Saying[]): Saying[] {
  const { text } = input.reading.document;
  const last: Speaker[] = [];
  const people = namedOutside(input, sayings);
  const resolved = new Map<number, Speaker>();
  return sayings.map((saying) => {
    const { by } = saying;
    if (!by) return saying;
    const words = text.slice(by.start, by.end).toLowerCase();
    if (by.entity !== undefined || by.described) {
      last.unshift(by);
      return saying;
    }
    if (!pronouns.has(words)) return saying;
    const antecedent = last
      .slice(0, 3)
      .find((other) => other.end <= by.start && by.start - other.end < farthest && fits(input, words, other));
    const speaker =
      resolved.get(by.start) ??
      (antecedent && {
        ...antecedent,
        start: by.start,
        end: by.end,
        ...(antecedent.described ? { antecedent: antecedent.antecedent ?? antecedent.start } : {}),
        reason: spokeBefore,
        ...(/^s?he$/.test(words) &&
        (people.findLast(({ end }) => end <= by.start)?.entity !== antecedent.entity ||
          subordinate.test(text.slice(Math.max(0, by.start - 12), by.start)))
          ? { doubtful: true as const }
          : {}),
      });
    if (!speaker) return /^(?:it|they)$/.test(words) ? { ...saying, by: { ...by, described: "body" } } : saying;
    resolved.set(by.start, speaker);
    last.unshift(speaker);
    return { ...saying, by: speaker, confidence: Math.min(saying.confidence, 0.6) };
  });
}

/** Names of people, but for those in what somebody says: whoever is spoken of does not speak on. */
function namedOutside({ reading }: SpeechInput, sayings: readonly Saying[]): ReadMention[] {
  const said = sayings.flatMap(({ parts }) => parts).sort((a, b) => a.start - b.start);
  let [at, reach] = [0, -1];
  return reading.mentions.filter(({ kind, entity, start, end }) => {
    if (kind !== "name" || reading.entities[entity]?.type !== "Person") return false;
    for (; at < said.length && said[at]!.start <= start; at++) reach = Math.max(reach, said[at]!.end);
    return end > reach;
  });
}

/** "When he tells them", "who he thought would win": an aside, whose subject is often another than who spoke before. */
const subordinate = /\b(?:when|who|whom|where|while|after|before|until|if|because) $/i;

// Characters: about three sentences.
const farthest = 500;

function fits(input: SpeechInput, pronoun: string, by: Speaker): boolean {
  const entity = by.entity === undefined ? undefined : input.reading.entities[by.entity]!;
  const words = input.reading.document.text.slice(by.start, by.end).toLowerCase();
  if (pronoun === "it") return entity ? entity.type !== "Person" : by.described === "body" || by.described === "text";
  if (pronoun === "they") return entity ? entity.type !== "Person" : /s$|people|police|staff/.test(words);
  if (entity)
    return entity.type === "Person" && (!entity.gender || (entity.gender === "female") === (pronoun === "she"));
  return by.described === "person";
}
