/**
 * Makes `graph-data/lexicon/surnames.tsv`: the most frequent surnames of many countries (CC0 1.0), with those countries. Whoever bears one
 * shares it with very many others; and it says in which order the names of East Asia stand.
 *
 * @param popularNames `{ data: { surnames: { Smith: ["AU", "GB"] } } }`
 */
export function surnameLexicon(popularNames: unknown): string {
  const surnames = (popularNames as { data?: { surnames?: Record<string, string[]> } } | null)?.data?.surnames;
  if (!surnames) throw new TypeError("surnameLexicon: expected { data: { surnames: {...} } }");
  return `${[
    "# surnames: surname, countries where it is among the most frequent ones",
    "# source: sigpwned/popular-names-by-country-dataset",
    "# licence: CC0 1.0",
    "# made by: npm run lexicon -- --data DIR",
    ...Object.entries(surnames)
      .map(([name, countries]) => `${name}\t${countries.join("|")}`)
      .sort(),
  ].join("\n")}\n`;
}
