/** Text within an element or a quoted attribute. Tabs and whatever ends a line are written so that no reader turns them into blanks. */
export const xmlText = (text: string | number): string =>
  String(text).replace(/[&<>"'\t\n\u2028\u2029]/g, (character) => replacements[character] ?? character);

const replacements: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\u2028": "&#8232;",
  "\u2029": "&#8233;",
};
