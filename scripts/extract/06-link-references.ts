import type { Document } from "../nlp/document.ts";
import type { Chains } from "./05-link-names.ts";
import { type Lexicon, tokenForm } from "./lexicon.ts";
import type { ReadEntity, ReadMention } from "./reading.ts";

/**
 * Adds the mentions that are no names: capitals that act for their country, pronouns and descriptions ("the ambassador", "the agency").
 * Each is joined only where one entity fits; otherwise it stays unread. A wrong edge costs more than a missing mention.
 */
export function linkReferences(document: Document, chains: Chains, lexicon: Lexicon): Chains {
  const acting = linkActingCapitals(document, chains, lexicon);
  const quoted = insideQuotationMarks(document);
  const pronouns = linkPronouns(document, acting, quoted);
  const nominals = linkDescriptions(document, acting, quoted);
  return { entities: acting.entities, mentions: withoutOverlaps(acting.mentions, [...pronouns, ...nominals]) };
}

/** "Beijing wants …", "Washington's tariffs", "adopted by Washington": the capital is its country. "a forum in Beijing" is the city. */
function linkActingCapitals(document: Document, chains: Chains, lexicon: Lexicon): Chains {
  const entities: ReadEntity[] = [...chains.entities];
  const countryAt = new Map<string, number>();
  entities.forEach((entity, index) => {
    if (entity.type === "Country") countryAt.set(entity.name, index);
  });
  const mentions = chains.mentions.map((mention): ReadMention => {
    if (entities[mention.entity]!.type !== "Place") return mention;
    const wording = tokenForm(document.text.slice(mention.start, mention.end));
    const country = lexicon.capitals.get(wording);
    if (!country || !capitalActs(document, mention)) return mention;
    let entity = countryAt.get(country.name);
    if (entity === undefined) {
      entity = entities.push({ type: "Country", name: country.name, aliases: [] }) - 1;
      countryAt.set(country.name, entity);
    }
    return { ...mention, entity, acts: true, reason: `capital that acts for ${country.name}` };
  });
  return withoutEmpty({ entities, mentions });
}

/** Verbs that a government does and a city does not. */
const governing = new Set(
  (
    "wants want wanted seeks sought insists insisted says said accuses accused denies denied rejects rejected condemns condemned warns warned urges urged demands demanded " +
    "vows vowed threatens threatened imposes imposed considers considered hopes hoped supports supported backs backed recognises recognizes recognised recognized refuses refused " +
    "fears feared claims claimed regards views viewed sees calls called agreed agrees announced announces adopted adopts retaliated responded responds expelled recalled pledged offered " +
    "plans planned intends intended believes believed argues argued maintains maintained remains opposes opposed blames blamed expects expected continues continued tries tried uses used " +
    "piles piled pressures pressured deems deemed invaded annexed withdrew withdraws deployed deploys ratified reiterated reiterates summoned retaliates lodged severed"
  ).split(" "),
);

/** What a state owns or does, and a city does not. */
const ofState =
  /^(?:goods|tariffs?|policy|policies|position|stance|claims?|sanctions|decision|response|support|influence|interests?|intentions?|ambitions?|government|foreign|military|nuclear|allies|exports?|imports?|concerns?|demands?|plans?|role|relations|embassy|ambassador|envoys?|assertiveness|aggression|invasion|ally|diplomacy|rhetoric|refusal|strategy)$/;

const urging =
  /^(?:urg(?:e|es|ed|ing)|press(?:es|ed|ing)?|accus(?:e|es|ed|ing)|ask(?:s|ed|ing)?|warn(?:s|ed|ing)?|persuad(?:e|ed|ing)|pressur(?:e|ed|ing))$/;

function capitalActs(document: Document, { first, last }: ReadMention): boolean {
  const word = (i: number): string => document.tokens[i]?.text.toLowerCase() ?? "";
  const inLowerCase = (from: number, to: number): boolean => {
    for (let i = from; i < to; i++) if (!/^\p{Ll}+$/u.test(document.tokens[i]?.text ?? "")) return false;
    return true;
  };
  const next = word(last);
  // Up to two adjectives may stand between: "Beijing's growing maritime assertiveness".
  if (next === "'s" || next === "’s")
    return [1, 2, 3].some((step) => ofState.test(word(last + step)) && inLowerCase(last + 1, last + step));
  const before = word(first - 1);
  if (
    /^(?:in|to|from|at|near|outside|around|of|into|for|through|via|across|leaving|visit|visited|visiting|left|reached)$/.test(
      before,
    )
  )
    return false;
  if (before === "," && /^(?:in|at)$/.test(word(first - 3))) return false;
  // "urge Moscow to withdraw", "accused Tehran of", "called on Ankara to": a city is asked for nothing.
  if (urging.test(before) || (/^(?:on|upon)$/.test(before) && /^call(?:s|ed|ing)?$/.test(word(first - 2))))
    return /^(?:to|of|over|not)$/.test(next);
  if (before === "by")
    return /^(?:adopted|imposed|backed|supported|taken|proposed|rejected|accused|backed|financed|funded|made|offered|announced|sponsored|led|condemned|seen)$/.test(
      word(first - 2),
    );
  if (/^(?:between|with|against|on|and|towards?|over)$/.test(before))
    return (
      before !== "and" &&
      before !== "on" &&
      /^(?:and|\.|,|over|,)$/.test(next) &&
      before !== "over" &&
      /^(?:relations|ties|talks|tensions|war|dispute|deal|agreement|cooperation|trade|alliance|rapprochement|pressure)$/.test(
        word(first - 2),
      )
    );
  const auxiliary =
    /^(?:has|had|will|would|is|was|can|could|may|might|must|should|does|did|also|now|still|then|later|repeatedly)$/.test(
      next,
    );
  return (
    governing.has(next) ||
    (auxiliary &&
      (governing.has(word(last + 1)) ||
        /^(?:been|not|n't|to|also|long|repeatedly|already|willing|ready|unlikely|likely|expected|keen)$/.test(
          word(last + 1),
        )))
  );
}

/** Tokens between quotation marks. */
function insideQuotationMarks(document: Document): boolean[] {
  const inside: boolean[] = [];
  let open = false;
  let paragraph = -1;
  for (const token of document.tokens) {
    const current = document.sentences[token.sentence]!.paragraph;
    if (current !== paragraph) [open, paragraph] = [false, current];
    if (/^[“«„]$/.test(token.text)) open = true;
    else if (/^[”»]$/.test(token.text)) open = false;
    else if (/^(?:"|''|``)$/.test(token.text)) open = !open;
    inside.push(open);
  }
  return inside;
}

const singular: Record<string, "female" | "male"> = {
  he: "male",
  him: "male",
  his: "male",
  himself: "male",
  she: "female",
  her: "female",
  hers: "female",
  herself: "female",
};

/**
 * He and she, where the text leaves little doubt: one person alone is named near before; or a sentence begins with "He", and the one before
 * begins with a person (subjects are carried on: Hobbs, 1978). Elsewhere of two names the wrong one is as likely (GAP,
 * https://github.com/google-research-datasets/gap-coreference: 42 of 100 right with a guess in every case).
 */
function linkPronouns(document: Document, { entities, mentions }: Chains, quoted: readonly boolean[]): ReadMention[] {
  const people = mentions.filter((mention) => entities[mention.entity]!.type === "Person" && !quoted[mention.first]);
  const linked: ReadMention[] = [];
  // Whoever was "she" once is not "he" further down.
  const genders = new Map(entities.map(({ gender }, entity) => [entity, gender]));
  document.tokens.forEach((token, index) => {
    const gender = singular[token.text.toLowerCase()];
    if (!gender || quoted[index] || isAhead(document, index, people)) return;
    const near = sentencesBefore(document, token.sentence, quoted);
    const before = [...people, ...linked]
      .filter(({ first }) => first < index && near.includes(document.tokens[first]!.sentence))
      .sort((a, b) => a.first - b.first);
    const fits = before.filter(({ entity }) => (genders.get(entity) ?? gender) === gender);
    const choice = choosePerson(document, {
      index,
      near,
      fits,
      others: before,
      known: ({ entity }) => genders.get(entity) === gender,
    });
    if (choice === undefined) return;
    genders.set(choice.entity, gender);
    linked.push({
      first: index,
      last: index + 1,
      start: token.start,
      end: token.end,
      kind: "pronoun",
      entity: choice.entity,
      reason: choice.reason,
    });
  });
  return linked;
}

function choosePerson(
  document: Document,
  {
    index,
    near,
    fits,
    others,
    known,
  }: {
    index: number;
    /** Sentences that count, the nearest first. */
    near: readonly number[];
    /** Mentions of people before, in text order, whose gender fits or is not known. */
    fits: readonly ReadMention[];
    /** Mentions of any people before. */
    others: readonly ReadMention[];
    /** Is it known that somebody has the pronoun's gender? */
    known: (mention: ReadMention) => boolean;
  },
): { entity: number; reason: string } | undefined {
  const sentence = document.sentences[document.tokens[index]!.sentence]!;
  const of = (mention: ReadMention) => document.tokens[mention.first]!.sentence;
  const [only, another] = new Set(fits.map(({ entity }) => entity));
  if (only === undefined) return undefined;
  const leads = fits.some((mention) => isSubject(document, mention));
  const many = new Set(others.map(({ entity }) => entity)).size > 1;
  if (another === undefined && leads && (!many || isNominative(document, index)))
    return { entity: only, reason: "the only person named just before" };
  // "Jane Smith met Ann Roe. She …"
  if (!isNominative(document, index)) return undefined;
  const here = fits.filter((mention) => of(mention) === near[0]);
  const last = fits.filter((mention) => of(mention) === near[1]);
  const speaks = isSpeaking(document, index);
  const opens = index === sentence.first || speaks;
  const subject = here.length === 0 && opens ? last[0] : undefined;
  // "Smith married Ann Roe. She …": her gender is known, Smith's is not.
  const fitsBetter = (mention: ReadMention) =>
    of(mention) === near[1] &&
    subject !== undefined &&
    mention.entity !== subject.entity &&
    known(mention) &&
    !known(subject);
  const doubt = last.some((mention) => mention.entity !== subject?.entity && isSubjectToo(document, mention));
  if (subject && isSubject(document, subject) && !doubt && !others.some((mention) => fitsBetter(mention)))
    return { entity: subject.entity, reason: "the person whom the sentence before is about" };
  const first = here[0];
  if (first && isSubject(document, first) && here.every(({ entity }) => entity === first.entity))
    return { entity: first.entity, reason: "the person named before in this sentence" };
  // Reports go on about one speaker: "…," he said.
  if (speaks) return nearestPerson(document, { near, fits, known });
  return undefined;
}

/** The only person, the only one known to have the gender, or the subject of the nearest sentence that names somebody. */
function nearestPerson(
  document: Document,
  {
    near,
    fits,
    known,
  }: {
    near: readonly number[];
    fits: readonly ReadMention[];
    known: (mention: ReadMention) => boolean;
  },
): { entity: number; reason: string } | undefined {
  for (const sentence of near) {
    const here = fits.filter(({ first }) => document.tokens[first]!.sentence === sentence);
    const [subject] = here;
    if (!subject) continue;
    // Of two who could be meant either may speak.
    const alone = here.every(({ entity }) => entity === subject.entity);
    return alone && known(subject) && isSubject(document, subject)
      ? { entity: subject.entity, reason: "the person who was named before and speaks on" }
      : undefined;
  }
  return undefined;
}

/** "he said", "she also told", "said he". */
function isSpeaking(document: Document, index: number): boolean {
  const word = (i: number): string => document.tokens[i]?.text.toLowerCase() ?? "";
  const at = /^(?:also|then|later|further|has|had|even|once)$/.test(word(index + 1)) ? index + 2 : index + 1;
  return speech.test(word(at)) || speech.test(word(index - 1));
}

const speech =
  /^(?:said|says|added|adds|told|tells|noted|notes|explained|explains|continued|continues|recalled|recalls|stressed|argued|argues|asked|asks|wrote|writes|tweeted|claimed|claims|insisted|insists|warned|warns|replied|concluded|remarked|stated|states|declared|announced|admitted|suggested|acknowledged|thinks|believes|promised|promises|vowed|vows|pledged|urged|urges|called|calls|criticized|praised|accused|denied|denies|confirmed|described|predicted|wants|wanted|hopes|hoped|pointed|tweets|joked|mentioned|reiterated|emphasized|responded|proposed)$/;

/** "Smith and Roe", "…, and Roe was appointed": another who may be carried on. */
function isSubjectToo(document: Document, { first, last }: ReadMention): boolean {
  const word = (i: number): string => document.tokens[i]?.text.toLowerCase() ?? "";
  return (
    /^(?:and|but|while|where|which|as|although|when|that)$/.test(word(first - 1)) &&
    (/^(?:and|also|then|later|,|was|were|is|are|has|had|will|would|\w+ed|\w+s|said|told|took|became|left|won)$/.test(
      word(last),
    ) ||
      /^(?:and)$/.test(word(first - 1)))
  );
}

const isNominative = (document: Document, index: number): boolean => /^(?:he|she)$/i.test(document.tokens[index]!.text);

/** "When he was a child, Peter moved": a pronoun in a phrase that opens the sentence may stand for a name that is still to come. */
function isAhead(document: Document, index: number, people: readonly ReadMention[]): boolean {
  const sentence = document.sentences[document.tokens[index]!.sentence]!;
  if (people.some(({ first }) => first >= sentence.first && first < index)) return false;
  const opening = document.tokens[sentence.first]!.text;
  return (
    index > sentence.first &&
    (openers.test(opening) || /(?:ing|ed)$/.test(opening)) &&
    people.some(({ first }) => first > index && first < sentence.last)
  );
}

const openers =
  /^(?:In|On|At|By|With|For|To|From|Of|After|Before|When|While|As|If|During|Following|Throughout|Since|Until|Despite|Although|Though|Because|Through|Under|True|Like|Unlike|Once|Upon|Among|Along|Besides|Without|Instead)$/;

/**
 * The sentence itself and the two before it. Sentences that somebody speaks do not count: after a long quotation "he said" is still the one
 * who was named before it.
 */
function sentencesBefore(document: Document, sentence: number, quoted: readonly boolean[]): number[] {
  const near = [sentence];
  for (let i = sentence - 1; i >= 0 && near.length <= 2; i--) {
    const { first, last } = document.sentences[i]!;
    if (!quoted[first] || !quoted[last - 1]) near.push(i);
  }
  return near;
}

/** Does the sentence begin with this mention, its title apart, and is it no owner of something? */
function isSubject(document: Document, mention: ReadMention): boolean {
  if (/^['’]s?$/.test(document.tokens[mention.last]?.text ?? "")) return false;
  const sentence = document.sentences[document.tokens[mention.first]!.sentence]!;
  for (let i = sentence.first; i < mention.first; i++)
    if (/^(?:,|;|:|in|on|at|by|with|for|to|from|of|after|before|when|while|as|if)$/i.test(document.tokens[i]!.text))
      return false;
  return true;
}

/**
 * "the ambassador", "the agency": a person or body that the text called so before, with the very same noun, and nobody else. Nouns that
 * many things share (party, group, campaign) are left out; they were right in 12 of 17 cases without them and in 17 of 30 with them.
 */
function linkDescriptions(
  document: Document,
  { entities, mentions }: Chains,
  quoted: readonly boolean[],
): ReadMention[] {
  const word = (i: number): string => document.tokens[i]?.text.toLowerCase() ?? "";
  const bearers = new Map<string, { entity: number; at: number }[]>();
  const note = (noun: string, entity: number, at: number) => {
    const known = bearers.get(noun);
    if (known) known.push({ entity, at });
    else bearers.set(noun, [{ entity, at }]);
  };
  for (const mention of mentions) {
    if (mention.kind !== "name") continue;
    const isPerson = entities[mention.entity]!.type === "Person";
    const nouns = isPerson ? personNouns : bodyNouns;
    if (!isPerson && !bodyTypes.has(entities[mention.entity]!.type)) continue;
    const sentence = document.sentences[document.tokens[mention.first]!.sentence]!;
    // "Ambassador Jane Smith", "Acme news agency", "Jane Smith, the French ambassador, …", "the French ambassador, Jane Smith, …".
    if (nouns.has(word(mention.first - 1))) note(word(mention.first - 1), mention.entity, mention.first);
    if (!isPerson)
      for (const i of [mention.last, mention.last + 1])
        if (i < sentence.last && nouns.has(word(i)) && (i === mention.last || word(mention.last) === "news"))
          note(word(i), mention.entity, mention.first);
    if (!isPerson) {
      const own = word(mention.last - 1);
      if (nouns.has(own) && mention.last - mention.first > 1) note(own, mention.entity, mention.first);
    }
    if (word(mention.last) === ",")
      for (let i = mention.last + 1; i < Math.min(sentence.last, mention.last + 6); i++) {
        if (nouns.has(word(i))) {
          note(word(i), mention.entity, mention.first);
          break;
        }
        if (/^(?:,|and|who|which|said|has|is|was)$/.test(word(i))) break;
      }
    if (word(mention.first - 1) === ",")
      for (let i = mention.first - 2; i >= Math.max(sentence.first, mention.first - 8); i--)
        if (nouns.has(word(i))) {
          note(word(i), mention.entity, mention.first);
          break;
        }
  }
  const linked: ReadMention[] = [];
  document.tokens.forEach((token, index) => {
    const noun = token.text.toLowerCase();
    if (quoted[index] || word(index - 1) !== "the") return;
    if (!personNouns.has(noun) && !bodyNouns.has(noun)) return;
    // "the ambassador to Peru" and "the agency's head" say more than the noun; "the ambassador Jane Smith" is the name itself.
    if (/^(?:of|to|for|in|at|from)$/.test(word(index + 1)) || mentions.some((mention) => mention.first === index + 1))
      return;
    const meant = new Set((bearers.get(noun) ?? []).filter(({ at }) => at < index).map(({ entity }) => entity));
    if (meant.size !== 1) return;
    linked.push({
      first: index - 1,
      last: index + 1,
      start: document.tokens[index - 1]!.start,
      end: token.end,
      kind: "nominal",
      entity: [...meant][0]!,
      reason: `called ${noun} before`,
    });
  });
  return linked;
}

const personNouns = new Set(
  "ambassador envoy minister president premier chairman chairwoman chief governor mayor senator spokesman spokeswoman chancellor king queen prince pope general colonel judge prosecutor lawyer director commissioner professor lawmaker diplomat businessman tycoon billionaire banker economist analyst".split(
    " ",
  ),
);
const bodyNouns = new Set(
  "agency company bank airline carrier newspaper broadcaster ministry commission regulator court university fund carmaker automaker manufacturer retailer corporation foundation institute union association federation parliament senate magazine firm council".split(
    " ",
  ),
);
const bodyTypes = new Set(["Company", "PublicBody", "MediaOutlet", "Organization", "IntergovernmentalOrg"]);

/** All names, and the references that overlap none of them and no earlier reference. */
function withoutOverlaps(names: readonly ReadMention[], references: readonly ReadMention[]): ReadMention[] {
  const taken = new Set<number>();
  const claim = ({ first, last }: ReadMention): boolean => {
    for (let i = first; i < last; i++) if (taken.has(i)) return false;
    for (let i = first; i < last; i++) taken.add(i);
    return true;
  };
  return [...names.filter(claim), ...[...references].sort((a, b) => a.first - b.first).filter(claim)].sort(
    (a, b) => a.first - b.first,
  );
}

/** Leaves out entities that no mention names any more, and numbers the others anew. */
function withoutEmpty({ entities, mentions }: Chains): Chains {
  const used = new Set(mentions.map((mention) => mention.entity));
  const numbers = new Map<number, number>();
  const kept = entities.filter((_, index) => used.has(index) && numbers.set(index, numbers.size));
  return {
    entities: kept,
    mentions: mentions.map((mention) => ({ ...mention, entity: numbers.get(mention.entity)! })),
  };
}
