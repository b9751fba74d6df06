/**
 * Makes `graph-data/lexicon/nicknames.tsv` from carltonnorthern/nicknames (Apache 2.0): each forename with the short forms that still sound
 * like it, and the few that do not but that everybody knows.
 *
 * Left out is what would join two people: short forms that are common forenames of their own (Mary for Rosemary, Ian for John).
 *
 * @param nicknames `{ data: { william: ["bill", "will"] } }`
 * @param popularNames `{ data: { forenames: { Anna: … } } }`
 */
export function nicknameLexicon(nicknames: unknown, popularNames: unknown): string {
  const data = (nicknames as { data?: Record<string, string[]> } | null)?.data;
  const popular = (popularNames as { data?: { forenames?: Record<string, unknown> } } | null)?.data?.forenames;
  if (!data || !popular) throw new TypeError("nicknameLexicon: expected two files of { data: {...} }");
  const ownNames = new Set(Object.keys(popular).map((name) => name.toLowerCase()));
  const rows = Object.entries(data).flatMap(([name, short]) => {
    const kept = short.filter(
      (nick) => known.has(`${name} ${nick}`) || (soundsLike(name, nick) && !ownNames.has(nick)),
    );
    return kept.length > 0 ? [`${name}\t${[...new Set(kept)].sort().join("|")}`] : [];
  });
  return `${[
    "# nicknames: forename, its short forms",
    "# source: carltonnorthern/nicknames, cut in scripts/train/nickname-lexicon.ts",
    "# licence: Apache 2.0",
    "# made by: npm run lexicon -- --data DIR",
    ...rows.sort(),
  ].join("\n")}\n`;
}

/** Short forms that stand in the name, or begin as it does. */
const soundsLike = (name: string, nick: string): boolean =>
  nick.length >= 2 &&
  nick.length < name.length &&
  (nick.slice(0, 2) === name.slice(0, 2) || name.includes(nick.slice(0, 3)));

/** Short forms that are kept whatever they sound like. */
const known = new Set([
  "william bill",
  "william billy",
  "william will",
  "robert bob",
  "robert bobby",
  "richard dick",
  "john jack",
  "edward ted",
  "theodore ted",
  "edward ned",
  "margaret peggy",
  "margaret meg",
  "james jim",
  "james jimmy",
  "henry harry",
  "henry hank",
  "charles chuck",
  "joseph joe",
  "alexander alex",
  "maximilian max",
  "leonard leo",
  "lawrence larry",
  "elizabeth liz",
  "elizabeth lizzie",
  "anthony tony",
  "michael mike",
  "michael mick",
  "dorothy dot",
  "mary polly",
  "mary molly",
  "sarah sally",
  "samuel sam",
  "benjamin ben",
  "matthew matt",
  "nicholas nick",
]);
