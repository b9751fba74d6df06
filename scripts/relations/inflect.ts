/** The forms of an English verb that news uses. */
interface VerbForms {
  readonly base: string;
  /** "meets" */
  readonly third: string;
  /** "met" */
  readonly past: string;
  /** "met", "given" */
  readonly participle: string;
  /** "meeting" */
  readonly gerund: string;
}

/**
 * Inflects an English verb by rule; the irregular ones of our lists stand below.
 *
 * @param lemma one lower-case word: "meet"
 */
export function inflect(lemma: string): VerbForms {
  const irregular = irregularVerbs.get(lemma);
  const past = irregular?.[0] ?? regularPast(lemma);
  return {
    base: lemma,
    third: third(lemma),
    past,
    participle: irregular?.[1] ?? past,
    gerund: gerund(lemma),
  };
}

// Two-syllable verbs that double the last letter although the rule for short words does not reach them.
const doubling = new Set([
  "transfer",
  "prefer",
  "refer",
  "permit",
  "commit",
  "admit",
  "defer",
  "confer",
  "control",
  "rebel",
  "expel",
  "regret",
  "compel",
  "submit",
]);

function doublesLast(lemma: string): boolean {
  return doubling.has(lemma) || /^[^aeiou]*[aeiou][bdgklmnprt]$/.test(lemma);
}

function regularPast(lemma: string): string {
  if (lemma.endsWith("e")) return `${lemma}d`;
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ied`;
  return doublesLast(lemma) ? `${lemma}${lemma.slice(-1)}ed` : `${lemma}ed`;
}

function third(lemma: string): string {
  if (/(?:s|x|z|ch|sh|o)$/.test(lemma)) return `${lemma}es`;
  return /[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ies` : `${lemma}s`;
}

function gerund(lemma: string): string {
  if (lemma.endsWith("ie")) return `${lemma.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(lemma)) return `${lemma.slice(0, -1)}ing`;
  return doublesLast(lemma) ? `${lemma}${lemma.slice(-1)}ing` : `${lemma}ing`;
}

// Past and past participle, where the rules above would err.
const irregularVerbs = new Map<string, readonly [string, string]>(
  (
    "be was been|bear bore born|beat beat beaten|become became become|begin began begun|bid bid bid|break broke broken|bring brought brought|" +
    "build built built|buy bought bought|catch caught caught|choose chose chosen|come came come|cut cut cut|deal dealt dealt|do did done|draw drew drawn|" +
    "fall fell fallen|feel felt felt|fight fought fought|find found found|fly flew flown|forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven|get got got|" +
    "give gave given|go went gone|grow grew grown|have had had|hear heard heard|hit hit hit|hold held held|keep kept kept|know knew known|" +
    "lay laid laid|lead led led|leave left left|lend lent lent|let let let|lose lost lost|make made made|mean meant meant|meet met met|" +
    "oversee oversaw overseen|overthrow overthrew overthrown|pay paid paid|put put put|quit quit quit|read read read|ride rode ridden|run ran run|say said said|" +
    "see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken|shoot shot shot|show showed shown|sign signed signed|" +
    "sit sat sat|speak spoke spoken|spend spent spent|stand stood stood|strike struck struck|swear swore sworn|take took taken|teach taught taught|tell told told|" +
    "think thought thought|throw threw thrown|understand understood understood|wed wed wed|win won won|write wrote written|cast cast cast|shed shed shed|slam slammed slammed|" +
    "travel traveled traveled|visit visited visited|target targeted targeted|cancel canceled canceled|signal signaled signaled|back backed backed|bomb bombed bombed|" +
    "rebuff rebuffed rebuffed|veto vetoed vetoed|outlaw outlawed outlawed|withdraw withdrew withdrawn|undertake undertook undertaken|offer offered offered|order ordered ordered|" +
    "rebuke rebuked rebuked|steal stole stolen|sue sued sued|co-found co-founded co-founded|question questioned questioned|label labeled labeled|wear wore worn"
  )
    .split("|")
    .map((row) => {
      const [lemma, past, participle] = row.split(" ") as [string, string, string];
      return [lemma, [past, participle]] as const;
    }),
);

const britishSpellings = new Map([
  ["traveled", "travelled"],
  ["traveling", "travelling"],
  ["canceled", "cancelled"],
  ["canceling", "cancelling"],
  ["signaled", "signalled"],
  ["signaling", "signalling"],
  ["labeled", "labelled"],
  ["labeling", "labelling"],
]);

/** What a form of a verb may be: "met" is both past and participle. */
export interface VerbForm {
  readonly lemma: string;
  readonly base: boolean;
  readonly past: boolean;
  readonly participle: boolean;
  readonly gerund: boolean;
}

/** A table from every form of these verbs (both spellings of -ise and -our) to its lemma and what it may be. */
export function verbTable(lemmas: Iterable<string>): ReadonlyMap<string, VerbForm> {
  const table = new Map<string, VerbForm>();
  const add = (form: string, lemma: string, what: Partial<VerbForm>) => {
    const known = table.get(form);
    // "found" is the past of find and a verb of its own: the lemma that was listed first keeps the form.
    if (known && known.lemma !== lemma) return;
    table.set(form, {
      lemma,
      base: known?.base || what.base || false,
      past: known?.past || what.past || false,
      participle: known?.participle || what.participle || false,
      gerund: known?.gerund || what.gerund || false,
    });
  };
  for (const lemma of lemmas) {
    const forms = inflect(lemma);
    if (lemma === "be")
      for (const form of ["is", "are", "am", "was", "were", "'s", "'re"])
        add(form, lemma, { past: form.startsWith("w") });
    if (lemma === "have") for (const form of ["has", "'ve"]) add(form, lemma, { base: true });
    for (const variant of spellings(forms)) {
      add(variant.base, lemma, { base: true });
      add(variant.third, lemma, { base: true });
      add(variant.past, lemma, { past: true });
      add(variant.participle, lemma, { participle: true });
      add(variant.gerund, lemma, { gerund: true });
    }
  }
  return table;
}

function spellings(forms: VerbForms): VerbForms[] {
  const rewrite = (change: (form: string) => string): VerbForms => ({
    base: change(forms.base),
    third: change(forms.third),
    past: change(forms.past),
    participle: change(forms.participle),
    gerund: change(forms.gerund),
  });
  const british = rewrite((form) => britishSpellings.get(form) ?? form.replace(/iz(e|es|ed|ing)$/, "is$1"));
  return [forms, british];
}
