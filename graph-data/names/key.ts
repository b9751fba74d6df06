/**
 * The key of a name: what its spellings share. Case, accents, punctuation, dots of initials, a leading article and a closing possessive
 * do not count; letters of any script do.
 *
 * @returns words separated by single blanks, possibly empty
 */
export function nameKey(name: string): string {
  // Most names are plain letters and blanks, of which only case and "the" go.
  if (/^[A-Za-z]+(?: [A-Za-z]+)*$/.test(name)) return withoutArticle(name.toLowerCase());
  const key = name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[’'`ʼ]s(?![\p{L}\p{N}])/gu, "")
    .replace(/[’'`ʼ.·]/gu, "")
    .replace(/ß/g, "ss")
    .replace(/&/g, " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return withoutArticle(key);
}

const withoutArticle = (key: string): string => (key.startsWith("the ") ? key.slice(4) : key);
