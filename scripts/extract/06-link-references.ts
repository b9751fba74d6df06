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
    "plans planned intends intended believes believed argues argued maintains maintained remains opposes opposed blames blamed expects expected continues continued tries tried uses used"
  ).split(" "),
);

function capitalActs(document: Document, { first, last }: ReadMention): boolean {
  const word = (i: number): string => document.tokens[i]?.text.toLowerCase() ?? "";
  const before = word(first - 1);
  if (
    /^(?:in|to|from|at|near|outside|around|of|into|for|through|via|across|leaving|visit|visited|visiting|left|reached)$/.test(
      before,
    )
  )
    return false;
  if (before === "," && /^(?:in|at)$/.test(word(first - 3))) return false;
  const next = word(last);
  if (next === "'s" || next === "’s")
    return /^(?:goods|tariffs?|policy|policies|position|stance|claims?|sanctions|decision|response|support|influence|interests?|intentions?|ambitions?|government|foreign|military|nuclear|allies|exports?|imports?|concerns?|demands?|plans?|role|relations)$/.test(
      word(last + 1),
    );
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
 * He and she: the person named last who can be meant. Within the nearest sentence that names one, the first person of it is preferred,
 * since subjects are carried on (Hobbs, 1978; measured on GAP, https://github.com/google-research-datasets/gap-coreference).
 */
function linkPronouns(document: Document, { entities, mentions }: Chains, quoted: readonly boolean[]): ReadMention[] {
  const people = mentions.filter((mention) => entities[mention.entity]!.type === "Person" && !quoted[mention.first]);
  const linked: ReadMention[] = [];
  document.tokens.forEach((token, index) => {
    const gender = singular[token.text.toLowerCase()];
    if (!gender || quoted[index]) return;
    const fits = (mention: ReadMention) => {
      const known = entities[mention.entity]!.gender;
      return mention.first < index && (known === undefined || known === gender);
    };
    const candidates = [...people, ...linked].filter(fits);
    for (const [back, sentence] of sentencesBefore(document, token.sentence, quoted).entries()) {
      const here = candidates
        .filter((mention) => document.tokens[mention.first]!.sentence === sentence)
        .sort((a, b) => a.first - b.first);
      if (here.length === 0) continue;
      const named = new Set(here.map((mention) => mention.entity));
      const certain = [...named].filter((entity) => entities[entity]!.gender === gender);
      const subject = here[0]!;
      const choice =
        named.size === 1
          ? subject.entity
          : certain.length === 1
            ? certain[0]!
            : isSubject(document, subject)
              ? subject.entity
              : undefined;
      if (choice !== undefined)
        linked.push({
          first: index,
          last: index + 1,
          start: token.start,
          end: token.end,
          kind: "pronoun",
          entity: choice,
          reason:
            back === 0 ? "the person named before in this sentence" : "the person whom the sentence before is about",
        });
      break;
    }
  });
  return linked;
}

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

/** Does the sentence begin with this mention, its title apart? */
function isSubject(document: Document, mention: ReadMention): boolean {
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
