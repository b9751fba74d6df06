import type { Candidate } from "./candidate.ts";
import { relationOfOffice } from "./relationOfOffice.ts";
import type { Unit } from "./units.ts";
import type { SentenceView } from "./view.ts";

/**
 * "President Jane Smith met her Peruvian counterpart, John Miller": he is to Peru what she is to her country. The office is the nearest one
 * named before a person earlier in the sentence.
 */
export function findCounterparts(view: SentenceView): Candidate[] {
  const { units } = view.sentence;
  const found = findOfTheCountry(view);
  if (!view.sentence.holds.has("counterpart")) return found;
  for (const [at, unit] of units.entries()) {
    if (unit.lower !== "counterpart" || unit.kind !== "word") continue;
    const country = units[at - 1];
    const next = units[at + 1]?.lower === "," ? at + 2 : at + 1;
    const person = units[next];
    if (country?.type !== "Country" || person?.type !== "Person" || person.mention?.kind !== "name") continue;
    const held = officeBefore(units, at - 1);
    const office = held?.office;
    const type = office && !office.former ? relationOfOffice(office, country) : undefined;
    if (!office || (type !== "headOf" && type !== "ministerOf")) continue;
    found.push({
      type,
      source: person,
      target: country,
      trigger: { start: unit.start, end: unit.end },
      at,
      role: office.role,
      rule: "office.counterpart",
      verb: -1,
      former: false,
      coming: false,
      apposition: true,
      dated: false,
    });
  }
  return found;
}

/** "Peru said that the country's president, Jane Smith, …": of the only country that the sentence has named. */
function findOfTheCountry({ sentence }: SentenceView): Candidate[] {
  const { units } = sentence;
  if (!sentence.holds.has("country") || !sentence.holds.has("office")) return [];
  const found: Candidate[] = [];
  for (const [at, unit] of units.entries()) {
    if (unit.kind !== "word" || unit.lower !== "country" || units[at - 1]?.lower !== "the") continue;
    if (units[at + 1]?.lower !== "'s") continue;
    const officeAt = units[at + 2]?.kind === "office" ? at + 2 : at + 3;
    const office = units[officeAt]?.office;
    const person = units[units[officeAt + 1]?.lower === "," ? officeAt + 2 : officeAt + 1];
    if (!office || office.plural || person?.type !== "Person" || person.mention?.kind !== "name") continue;
    const countries = units.slice(0, at).filter(({ type }) => type === "Country");
    const [country] = countries;
    if (!country || countries.some(({ mention }) => mention!.entity !== country.mention!.entity)) continue;
    const type = relationOfOffice(office, country);
    if (!type || type === "citizenOf") continue;
    found.push({
      type,
      source: person,
      target: country,
      trigger: { start: units[officeAt]!.start, end: units[officeAt]!.end },
      at: officeAt,
      role: office.role,
      rule: "office.of-the-country",
      verb: -1,
      former: office.former,
      coming: office.coming,
      apposition: true,
      dated: false,
    });
  }
  return found;
}

function officeBefore(units: readonly Unit[], end: number): Unit | undefined {
  for (let at = end - 1; at >= 0; at--) {
    const unit = units[at]!;
    if (
      unit.kind === "office" &&
      !unit.office!.plural &&
      units.slice(at + 1, at + 4).some((after) => after.type === "Person")
    )
      return unit;
  }
  return undefined;
}
