import { readDocument } from "../nlp/document.ts";

/** A sentence of a treebank: its word forms, and "VERB VBD" for each. */
export interface TaggedSentence {
  readonly forms: readonly string[];
  readonly labels: readonly string[];
}

/**
 * Reads CoNLL-U (https://universaldependencies.org/format.html) as the words are, and, where `retokenise`, as our own
 * tokeniser cuts the same text: "$" and "5" are one token for us, "cannot" too.
 */
export function readTreebank(conllu: string, { retokenise }: { retokenise: boolean }): TaggedSentence[] {
  return conllu.split(/\n\n+/).flatMap((block) => {
    const words: { form: string; label: string; start: number; end: number }[] = [];
    let text = "";
    let open: { end: number; spaced: boolean; from: number } | undefined;
    for (const line of block.split("\n")) {
      const [id, form, , upos, xpos, , , , , misc] = line.split("\t");
      if (line.startsWith("#") || id === undefined || form === undefined || id.includes(".")) continue;
      const spaced = !/SpaceAfter=No/.test(misc ?? "");
      if (id.includes("-")) {
        open = { end: Number(id.split("-")[1]), spaced, from: text.length };
        text += form + (spaced ? " " : "");
        continue;
      }
      const inOpen = open !== undefined && Number(id) <= open.end;
      // The words of a contraction ("do", "n't") stand inside of its form, one after another.
      const start = inOpen && open ? open.from : text.length;
      if (inOpen && open) open.from += form.length;
      else text += form + (spaced ? " " : "");
      words.push({ form, label: `${upos} ${xpos}`, start, end: start + form.length });
    }
    if (words.length === 0) return [];
    if (!retokenise) return [{ forms: words.map((word) => word.form), labels: words.map((word) => word.label) }];
    return retokeniseSentence(text, words);
  });
}

function retokeniseSentence(
  text: string,
  words: readonly { form: string; label: string; start: number; end: number }[],
): TaggedSentence[] {
  const tokens = readDocument(text).tokens;
  const labels = tokens.map((token) => {
    const covered = words.filter((word) => word.start < token.end && token.start < word.end);
    const number = covered.find((word) => word.label === "NUM CD");
    if (/^\p{P}$/u.test(token.text) && covered.some((word) => word.form.length > 1)) {
      return token.text === "-" ? "PUNCT HYPH" : covered[0]!.label;
    }
    return (number ?? covered[0])?.label;
  });
  if (labels.some((label) => label === undefined)) return [];
  return [{ forms: tokens.map((token) => token.text), labels: labels.map((label) => label!) }];
}
