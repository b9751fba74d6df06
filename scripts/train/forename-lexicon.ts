import nlp from "compromise";

/**
 * Makes `graph-data/lexicon/forenames.tsv`: forenames that open lists and compromise's lexicon give to women only or to men only.
 *
 * @param popularNames popular names by country (CC0 1.0), `{ data: { forenames: { Ada: { f, m } } } }`
 */
export function forenameLexicon(popularNames: unknown): string {
  const forenames = (popularNames as { data?: { forenames?: Record<string, { f?: number; m?: number }> } } | null)?.data
    ?.forenames;
  if (!forenames) throw new TypeError("forenameLexicon: expected { data: { forenames: {...} } }");
  const genders = new Map<string, Set<string>>();
  const add = (name: string, gender: string) => genders.set(name, (genders.get(name) ?? new Set()).add(gender));
  for (const [name, { f = 0, m = 0 }] of Object.entries(forenames)) {
    if (f > 0) add(name, "female");
    if (m > 0) add(name, "male");
  }
  const lexicon = (nlp.model() as { one: { lexicon: Record<string, string | string[]> } }).one.lexicon;
  for (const [word, tags] of Object.entries(lexicon)) {
    const name = word.charAt(0).toUpperCase() + word.slice(1);
    if ([tags].flat().includes("FemaleName")) add(name, "female");
    if ([tags].flat().includes("MaleName")) add(name, "male");
  }
  const rows = [...genders].flatMap(([name, [gender, other]]) => (other === undefined ? [`${name}\t${gender}`] : []));
  return `${[
    "# forenames: name, gender of those who bear it",
    "# sources: sigpwned/popular-names-by-country-dataset (CC0 1.0); compromise's lexicon (MIT)",
    "# made by: npm run lexicon -- --data DIR",
    ...rows.sort(),
  ].join("\n")}\n`;
}
