import type { RelationType } from "../../graph-data/ontology.ts";
import type { Reading, ReadMention } from "../extract/reading.ts";
import type { Candidate } from "./candidate.ts";
import type { Unit } from "./units.ts";
import type { SentenceView } from "./view.ts";

/**
 * Bodies whose name says whose they are: "the Peruvian Foreign Ministry" and "the Supreme Court of Peru" serve Peru, "Peruvian Airlines" is at
 * home there. Only where the article speaks of that country elsewhere too; the name itself holds both ends.
 */
export function findNamedForState(view: SentenceView): Candidate[] {
  const found: Candidate[] = [];
  for (const [at, unit] of view.sentence.units.entries()) {
    if (unit.mention?.kind !== "name" || unit.relative || unit.last - unit.first < 2) continue;
    const country = countryWithin(view.reading, unit);
    const type = country && relationOf(unit, country);
    if (!type) continue;
    found.push({
      type,
      source: unit,
      target: country.unit,
      trigger: { start: country.rest.start, end: country.rest.end },
      at,
      rule: type === "agentOf" ? "body.named-for-state" : "body.named-for-home",
      verb: -1,
      former: false,
      coming: false,
      apposition: true,
      settled: true,
      dated: false,
    });
  }
  return found;
}

interface Within {
  readonly unit: Unit;
  /** The words of the name without the country. */
  readonly rest: { readonly start: number; readonly end: number; readonly words: string };
  readonly leads: boolean;
  readonly demonym: boolean;
}

const forces = /\b(?:Army|Navy|Air Force|Police|Military|Marines?|Guards?|Armed Forces|Defen[cs]e Forces?)$/;
// "Egyptian Pounds", "Indian School": only what is plainly the name of one body.
const bodyName =
  /^[^,]*\b(?:Party|Airlines?|Airways|Railways?|Television|Radio|Gazette|Herald|Times|News|Institute|University|Federation|Association|Union|Bank|Academy|Foundation|Society|Corporation|Company|Group|Chamber)$/;
// "the American University in Peru": elsewhere.
const elsewhere = /\b(?:of|in|for|at|and)\b/;
// "the Peruvian Labour Congress": taken for an organ of the state, and none.
const free = /\b(?:Labou?r|Workers?|Trade|Unions?|Students?|Chamber|Party|Club|Society|League|Association)\b/;
// "the Indian Ocean Rim Association", "the Mexican Gulf": no country.
const waters = /^(?:Ocean|Sea|Gulf|Subcontinent|Peninsula|Strait)\b/;

function relationOf(body: Unit, { rest, leads, demonym }: Within): RelationType | undefined {
  if (waters.test(rest.words)) return undefined;
  switch (body.type) {
    case "PublicBody":
      return free.test(rest.words) ? undefined : "agentOf";
    case "ArmedForce":
      return forces.test(rest.words) || !leads ? "agentOf" : undefined;
    case "Company":
    case "MediaOutlet":
    case "PoliticalParty":
    case "Organization":
      return leads && demonym && bodyName.test(rest.words) && !elsewhere.test(rest.words) ? "basedIn" : undefined;
    default:
      return undefined;
  }
}

/** The country that a name begins with, or ends with behind "of". */
function countryWithin(reading: Reading, body: Unit): Within | undefined {
  const known = countriesOf(reading);
  if (known.size === 0) return undefined;
  const { text, tokens } = reading.document;
  const { first, last } = body;
  const words = (from: number, to: number) => text.slice(tokens[from]!.start, tokens[to - 1]!.end);
  for (let length = Math.min(3, last - first - 1); length > 0; length--) {
    const next = tokens[first + length]!.text;
    const mention = known.get(words(first, first + length));
    // "the US-Peru Chamber of Commerce" belongs to neither.
    if (mention && /^\p{L}/u.test(next)) return within(reading, body, { mention, from: first, to: first + length });
  }
  for (let length = Math.min(3, last - first - 2); length > 0; length--) {
    const start = last - length;
    const the = tokens[start - 1]!.text === "the" ? 1 : 0;
    const mention = known.get(words(start, last));
    if (mention && tokens[start - the - 1]?.text === "of" && start - the - 1 > first)
      return within(reading, body, { mention, from: start, to: last });
  }
  return undefined;
}

function within(
  { document: { text, tokens } }: Reading,
  body: Unit,
  { mention, from, to }: { mention: ReadMention; from: number; to: number },
): Within {
  const start = tokens[from]!.start;
  const end = tokens[to - 1]!.end;
  const leads = from === body.first;
  const rest = leads ? { start: tokens[to]!.start, end: body.end } : { start: body.start, end: tokens[from - 1]!.end };
  const words = text.slice(start, end);
  const target = { ...mention, first: from, last: to, start, end };
  return {
    unit: {
      ...body,
      text: words,
      lower: words.toLowerCase(),
      first: from,
      last: to,
      start,
      end,
      mention: target,
      type: "Country",
    },
    rest: { ...rest, words: text.slice(rest.start, rest.end) },
    leads,
    demonym: mention.kind === "demonym",
  };
}

const countries = new WeakMap<Reading, ReadonlyMap<string, ReadMention>>();

/** How the article calls its countries; a wording that means two of them means none. */
function countriesOf(reading: Reading): ReadonlyMap<string, ReadMention> {
  const known = countries.get(reading);
  if (known) return known;
  const found = new Map<string, ReadMention>();
  const doubtful = new Set<string>();
  for (const mention of reading.mentions) {
    if (mention.kind !== "name" && mention.kind !== "demonym") continue;
    if (reading.entities[mention.entity]?.type !== "Country") continue;
    const words = reading.document.text.slice(mention.start, mention.end);
    const other = found.get(words);
    if (other && other.entity !== mention.entity) doubtful.add(words);
    found.set(words, mention);
  }
  for (const words of doubtful) found.delete(words);
  countries.set(reading, found);
  return found;
}
