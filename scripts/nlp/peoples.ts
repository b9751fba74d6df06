/**
 * Whether a word names a people or belongs to one ("Sicilian", "Poles", "English") rather than a place. For words that
 * no list of places has: the endings fit a few places too, the best known of which are left out.
 */
export function namesPeople(word: string): boolean {
  if (peoples.has(word)) return true;
  return /^\p{Lu}\p{Ll}{3,}(?:ians?|eans?|nese|lese|ish|stanis?)$/u.test(word) && !places.has(word);
}

const peoples = new Set(
  "English Welsh Scottish Irish Scots Dutch French German Germans Greek Greeks Turk Turks Czech Czechs Serb Serbs Croat Croats Slovene Slovenes Slovak Slovaks Pole Poles Finn Finns Swede Swedes Dane Danes Swiss Thai Thais Filipino Filipinos Filipina Arab Arabs Arabic Kurd Kurds Jew Jews Jewish Saudi Saudis Iraqi Iraqis Israeli Israelis Kuwaiti Kuwaitis Qatari Qataris Yemeni Yemenis Omani Omanis Emirati Emiratis Pakistani Pakistanis Bangladeshi Bangladeshis Kashmiri Kashmiris Punjabi Punjabis Bengali Bengalis Somali Somalis Nepali Nepalis Azeri Azeris Afghan Afghans Uzbek Uzbeks Tajik Tajiks Kazakh Kazakhs Kyrgyz Turkmen Uighur Uighurs Uyghur Uyghurs Tatar Tatars Chechen Chechens Cossack Cossacks Soviet Soviets Persian Persians Basque Basques Catalan Catalans Breton Bretons Briton Britons Lao Malay Malays Maori Hmong Khmer Zulu Xhosa Hutu Hutus Tutsi Tutsis Yoruba Igbo Hausa Tuareg Bedouin Berber Berbers Roma Inuit Cypriot Cypriots Yankee Yankees Latino Latinos Latina Hispanic Hispanics Aboriginal Aboriginals Indigenous Muscovite Muscovites Londoner Londoners Parisian Parisians Westerner Westerners Icelandic Argentine Argentines Argentinian Vietnamese Burmese Chinese Japanese Manx Flemish Walloon Slavic Slav Slavs Nordic Hellenic".split(
    " ",
  ),
);
const places = new Set(
  "Caspian Mediterranean Caribbean Aegean Adrian Dorian Julian Sebastian Christian Lilian Vivian Marian Brian Fabian Damian Parish Cornish Guardian".split(
    " ",
  ),
);

/** First words of peoples and places that are named by a part of the sky. Lower case. */
export const compass: ReadonlySet<string> = new Set(
  "north south east west central southern northern eastern western latin".split(" "),
);
