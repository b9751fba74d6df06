/** Closed classes of words that matter for finding names. Lower case, without the full stop of a short form. */
const wordClasses = {
  title:
    "mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend fr father sister brother pastor bishop archbishop cardinal pope imam sheikh sheik shaikh ayatollah mullah rabbi swami guru hon honourable honorable king queen prince princess duke duchess emperor sultan emir count baron",
  rank: "gen general lt lieutenant col colonel maj major capt captain cmdr commander sgt sergeant cpl corporal pvt adm admiral brig brigadier marshal cadet constable inspector superintendent detective officer",
  office:
    "president vice-president premier chancellor minister secretary senator sen rep congressman congresswoman congressperson governor gov mayor ambassador envoy judge justice attorney chairman chairwoman chairperson chair chief ceo cfo coo director executive head leader spokesman spokeswoman spokesperson deputy speaker commissioner councillor councilman councilwoman mp mla lawmaker opposition candidate manager coach captain striker midfielder goalkeeper defender actor actress singer author writer analyst economist journalist reporter activist lawyer founder co-founder owner",
  kin: "son daughter wife husband mother father brother sister uncle aunt cousin nephew niece widow friend",
  company:
    "inc corp corporation co company ltd limited llc plc ag sa nv gmbh group holdings holding bank bancorp partners capital securities industries motors airlines airways energy petroleum oil technologies technology systems software pharmaceuticals media entertainment insurance telecom communications enterprises ventures",
  body: "ministry department agency commission committee council board authority bureau office service court parliament senate congress assembly house cabinet government union association federation league alliance coalition front party movement organization organisation institute institution foundation trust fund society club team fc united academy university college school hospital church museum press times post news journal herald tribune daily police army navy force forces guard brigade command militia secretariat administration corps",
  place:
    "city town village district province state county region island islands river lake mountain mount mountains sea ocean bay gulf strait cape port airport street road avenue square park bridge valley desert forest peninsula north south east west northern southern eastern western central republic kingdom territory coast beach hills border canal stadium",
  event:
    "war summit conference cup games championship championships festival olympics election elections treaty agreement act accord prize award day revolution",
  month:
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun",
  speech:
    "said says say told added adds tells asked announced insisted argued warned claimed denied explained stated noted replied tweeted wrote confirmed believes thinks",
  movement: "in at from near to into across outside inside around through via visit visited visiting toward towards",
  particle:
    "al el ul ibn bin bint van von der den ter de da di du do dos das del della la le abu umm ad an as ash at ben mac st",
  joint: "of for and & the on",
} as const;
export type WordClass = keyof typeof wordClasses;

const numbers = new Map<string, number>();
for (const [n, words] of Object.values(wordClasses).entries()) {
  for (const word of words.split(" ")) numbers.set(word, (numbers.get(word) ?? 0) | (1 << n));
}

/** A bit for each class (by its place in `wordClasses`) that the lower-case word is in. */
export function classesOf(lower: string): number {
  const found = numbers.get(lower);
  if (found !== undefined) return found;
  return lower.endsWith(".") ? (numbers.get(lower.slice(0, -1)) ?? 0) : 0;
}

/** The bit of one class in the answers of `classesOf`. */
export function classBit(name: WordClass): number {
  return 1 << Object.keys(wordClasses).indexOf(name);
}

/** Nouns that news capitalises and that name nobody on their own. Lower case. */
export const bareNouns: ReadonlySet<string> = new Set(
  "president minister senator chair chairman king queen prince government state states church society court committee council party union league association administration office group company university school college academy ministry department board police press street river city county province north south east west northern southern eastern western central house man sheriff members poet lords madam god kingdom republic member commission standard circuit corps".split(
    " ",
  ),
);

/** Abbreviations of things that are nobody's name. */
export const plainAbbreviations: ReadonlySet<string> = new Set(
  "GDP GNP GST VAT CPI PMI PPI IPO ETF ETFs EPS ROI CEO CFO COO CTO CPA MBA PhD IT AI TV PR HR HIV AIDS DNA RNA PCR ICU COVID SARS MERS NGO NGOs MoU MOU MP MPs IQ GPS USB ATM SMS URL FAQ PDF CD DVD EV EVs NEV NEVs SUV SUVs UAV UAVs EEZ EEZs UTC GMT EST EDT PST PDT CET BST AM PM YoY LGBT LGBTI LGBTQ LGBTQ+ DIY VIP CCTV PPE STEM R&D B2B M&A Q&A".split(
    " ",
  ),
);
