/** Texts that made tokenisers, regular expressions or memory give up, each of about `length` characters. */
export function hostileTexts(length: number): { id: string; text: string }[] {
  const repeated = units.map((unit) => ({
    id: JSON.stringify(unit),
    text: unit.repeat(Math.ceil(length / unit.length)),
  }));
  const inside = ["!", "-", '"', "(", "\u0301", "&", "\u200b"].map((mark) => ({
    id: `Jane, ${JSON.stringify(mark)}, Smith`,
    text: `Jane Smith${mark.repeat(length)}met Ann Lee.`,
  }));
  return [...repeated, ...inside, ...soups(length)];
}

const units = [
  "a's ",
  "John ",
  "J. ",
  "a and ",
  "A & B ",
  "don't ",
  "Mr. ",
  "U.S.A. ",
  "J.J.J.",
  "! ",
  "...",
  "a.b",
  "-",
  "--",
  "- ",
  "_",
  "(",
  ")",
  "((a",
  "[",
  "{",
  "<",
  "<a>",
  "</",
  "&amp;",
  "'",
  '"',
  '"a" ',
  "“",
  "“a” ",
  "said ",
  "he said, “",
  "“x,” said Jane Smith. ",
  "\n",
  "\r\n",
  "a\n",
  "a\r\n",
  "\t",
  " ",
  "\u00a0",
  "\u200b",
  "\ufeff",
  "\u202e",
  "\u0301",
  "e\u0301",
  "\ud800",
  "\udc00",
  "😀",
  "👨‍👩‍👧‍👦 ",
  "\0",
  "\x07",
  "中",
  "中文 ",
  "А",
  "Путин ",
  "ﷺ",
  "ß",
  "İ",
  "1",
  "1,",
  "1.",
  "$1 ",
  "1st ",
  "2018-03-28 ",
  "http://a.b/c ",
  "a@b.c ",
  "#a ",
  "@a ",
  "/",
  "\\",
  "%",
  "a, ",
  "A, ",
  "A of ",
  "the A of the B of ",
  "President ",
  "President of ",
  "ministers of foreign affairs and ",
  "Smith's ",
  "Smith, Jones, ",
  "Jane Smith met Ann Lee and ",
  "if ",
  "not ",
  "X said that ",
  ", who said that ",
  "Jane’s brother’s ",
  "Ms. A. B. C. ",
  "Inc. ",
  "A.",
  "a? ",
  "a! ",
  "A: ",
  "; ",
  "*",
  "**a** ",
  "`",
  "~",
  "^",
  "|",
  "=",
  "+",
];

/** Mixtures without a pattern, from a fixed seed, so that every run meets the same ones. */
function soups(length: number): { id: string; text: string }[] {
  let state = 12_345;
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const characters = () => String.fromCodePoint(next(10) === 0 ? next(0x10ffff) : next(0x3000));
  const parts = [
    () => units[next(units.length)]!,
    characters,
    () => `${"JASPB"[next(5)]}${"aeiou"[next(5)]}${"nmrst"[next(5)]}${next(3) === 0 ? ". " : " "}`,
  ];
  return [[0], [1], [2], [0, 2], [0, 1, 2]].map((kinds, n) => {
    let text = "";
    while (text.length < length / 2) text += parts[kinds[next(kinds.length)]!]!();
    return { id: `soup ${n}`, text };
  });
}
