/**
 * Makes `graph-data/lexicon/forenames.tsv`: forenames that open lists give to women only or to men only.
 *
 * @param popularNames popular names by country (CC0 1.0), `{ data: { forenames: { Ada: { f, m } } } }`
 */
export function forenameLexicon(popularNames: unknown): string {
  const forenames = (popularNames as { data?: { forenames?: Record<string, { f?: number; m?: number }> } } | null)?.data
    ?.forenames;
  if (!forenames) throw new TypeError("forenameLexicon: expected { data: { forenames: {...} } }");
  const rows = Object.entries(forenames).flatMap(([name, { f = 0, m = 0 }]) => {
    if (f > 0 && m === 0) return [`${name}\tfemale`];
    return m > 0 && f === 0 ? [`${name}\tmale`] : [];
  });
  return `${[
    "# forenames: name, gender of those who bear it",
    "# source: sigpwned/popular-names-by-country-dataset",
    "# licence: CC0 1.0",
    "# made by: npm run lexicon -- --data DIR",
    ...rows.sort(),
  ].join("\n")}\n`;
}
