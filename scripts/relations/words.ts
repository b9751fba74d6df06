/** Closed lists of English function words that the patterns and the reader of clauses share. Lower case throughout. */

const list = (words: string): ReadonlySet<string> => new Set(words.split(" "));

export const determiners = list(
  "the a an this that these those each every some any no another both all either neither several many few most its his her their our my your whose",
);

export const prepositions = list(
  "of in on at by for with from to into onto over under against between among amid about after before during since until till through throughout toward towards via " +
    "within without across along around behind beyond near off outside inside per despite besides concerning regarding including like unlike upon versus as than alongside",
);

export const conjunctions = list("and or but nor & yet plus");

/** Words that open a clause of their own. */
export const clauseOpeners = list(
  "that which who whom whose where when while because although though if unless whether since as before after until so once whereas how why what",
);

export const adverbs = list(
  "not never also already recently later earlier then now still again once twice often always sometimes soon yesterday today tomorrow just only even further first previously formerly " +
    "repeatedly publicly officially formally reportedly allegedly jointly separately together personally directly here there however meanwhile too instead currently ever yet long strongly sharply " +
    "initially eventually finally subsequently immediately briefly privately openly outright flatly swiftly quickly firmly fully largely effectively apparently clearly quietly angrily warmly simply almost nearly rather much",
);

export const auxiliaries = list(
  "be is are was were been being am 's 're 'm has have had having 've 'd do does did will would shall should can could may might must wo ca 'll get gets got",
);
export const formsOfBe = list("be is are was were been being am 's 're 'm");
export const formsOfHave = list("has have had having 've");

export const modalsOfFuture = list("will shall 'll wo");
export const modalsOfPossibility = list("would could may might must should can ca 'd");

export const weekdays = list("monday tuesday wednesday thursday friday saturday sunday");
export const months: readonly string[] =
  "january february march april may june july august september october november december".split(" ");

export const timeWords = new Set([
  ...weekdays,
  ...months,
  ..."yesterday today tomorrow tonight morning afternoon evening night week month year weekend late early last next earlier later mid".split(
    " ",
  ),
]);

/** Nouns that stand for the state or body named before them: "the Kenyan government", "French authorities". */
export const governmentNouns = list(
  "government administration authorities regime cabinet leadership delegation officials side republic kingdom state establishment",
);

/** Nouns for those who act for the state or body named before them, in what they do and not in what they are. */
export const organNouns = list(
  "diplomats negotiators envoys ministers leaders ministry parliament senate congress court courts judge judges prosecutor prosecutors minister president premier chancellor ambassador envoy negotiator diplomat official embassy lawmakers legislature",
);

/** Nouns that stand for the fighting forces of the state or group named before them. */
export const forceNouns = list(
  "forces troops soldiers army military police warplanes jets aircraft navy airstrikes strikes missiles artillery tanks drones rockets " +
    "paratroopers commandos marines airstrike missile drone jet warplane shelling peacekeepers warships gunboats helicopters gunships bulldozers sailors pilots",
);

/** Nouns for fighters who are their group's and never their country's: "Chilean rebels" fight Chile. */
export const irregularNouns = list(
  "fighters militants insurgents rebels guerrillas gunmen militia militias militiamen bombers partisans wing",
);

/** Words of courtesy and rank before a name. */
export const titles = list(
  "mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir lord lady dame sheikh rev rev. reverend father sister brother saint gen gen. general lt lt. lieutenant maj maj. major col col. colonel capt " +
    "capt. captain sgt sgt. sergeant brig brig. brigadier adm adm. admiral marshal cmdr cmdr. hon hon. rep rep. sen sen. gov gov. pres pres. judge justice ayatollah imam cardinal bishop archbishop comrade field vice rear air",
);

/** Adjectives and nouns that say that an office is no longer held. */
export const formerWords = list("former ex late onetime erstwhile then past ousted deposed disgraced retired sometime");

/** Words that say that an office is not yet held. */
export const comingWords = list("elect designate incoming nominee");

export const quoteMarks: ReadonlySet<string> = new Set(['"', "“", "”", "''", "``", "‘", "„", "«", "»"]);
