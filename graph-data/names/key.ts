/**
 * The key of a name: what its spellings share. Case, accents, punctuation, dots of initials, a leading article and a closing possessive
 * do not count; letters of any script do.
 *
 * @returns words separated by single blanks, possibly empty
 */
export function nameKey(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[’'`ʼ]s(?![\p{L}\p{N}])/gu, "")
    .replace(/[’'`ʼ.·]/gu, "")
    .replace(/ß/g, "ss")
    .replace(/&/g, " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^the (?=.)/, "");
}
