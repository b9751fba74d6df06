import type { Finding } from "../names/evidence.ts";
import type { Bearer } from "./bearers.ts";

/** What articles say of two bearers that speaks for or against their being one, names aside. */
export function compareContext(a: Bearer, b: Bearer): Finding[] {
  const findings: Finding[] = [];
  if (a.country !== undefined && b.country !== undefined)
    findings.push(
      a.country === b.country
        ? { line: "sameCountry", detail: titled(a.country) }
        : { line: "otherCountry", detail: `${titled(a.country)}, ${titled(b.country)}` },
    );
  if ((a.generic || b.generic) && (a.country === undefined || a.country !== b.country))
    findings.push({ line: "otherSetting" });
  // Facts are told of a name; between two bearers of one name they say nothing.
  if (a.name.key !== b.name.key || a.bare) {
    const office = firstShared(a.offices, b.offices);
    const elsewhere = office === undefined ? sameOfficeElsewhere(a, b) : undefined;
    if (office !== undefined) findings.push({ line: "sameOffice", detail: titled(office) });
    if (elsewhere !== undefined) findings.push({ line: "otherOffice", detail: elsewhere.map(titled).join(", ") });
  }
  if (!a.bare && !b.bare) return findings;
  const setting = firstShared(around(a), around(b));
  if (setting !== undefined) findings.push({ line: "sameSetting", detail: titled(setting) });
  const people = [...a.people].filter((each) => b.people.has(each)).sort();
  if (people.length > 1) findings.push({ line: "samePeople", detail: people.slice(0, 2).map(titled).join(" and ") });
  return findings;
}

/** "President of Peru" and "president of Chile". */
function sameOfficeElsewhere(a: Bearer, b: Bearer): readonly [string, string] | undefined {
  const titleOf = (office: string) => office.split(" of ")[0];
  for (const one of [...a.offices].sort())
    for (const other of [...b.offices].sort()) if (titleOf(one) === titleOf(other)) return [one, other];
  return undefined;
}

/** Name keys as a reader writes them: "president of peru" is "president of Peru". */
export const titled = (key: string): string => {
  const [office, ...place] = key.split(" of ");
  return place.length > 0 ? `${office} of ${place.map(capitalised).join(" of ")}` : capitalised(key);
};

const capitalised = (key: string): string =>
  key.replace(/\p{L}+/gu, (word) =>
    /^(?:of|and|the|for)$/.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
  );

const around = ({ settings, country }: Bearer): ReadonlySet<string> =>
  country === undefined ? settings : new Set([...settings, country]);

const firstShared = (a: ReadonlySet<string>, b: ReadonlySet<string>): string | undefined =>
  [...a].filter((each) => b.has(each)).sort()[0];
