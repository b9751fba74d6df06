import { nameKey } from "../../graph-data/names/key.ts";
import { type EntityType, entityTypes } from "../../graph-data/ontology.ts";
import type { Document } from "../nlp/document.ts";
import { wordingOf } from "./02-find-names.ts";
import type { TypedName } from "./04-type-names.ts";
import { initialsOf } from "./initialsOf.ts";
import type { Lexicon } from "./lexicon.ts";
import type { ReadEntity, ReadMention } from "./reading.ts";
import { typeFromHead } from "./typeFromHead.ts";

/** Mentions with the entities that they name, all within one article. */
export interface Chains {
  readonly entities: ReadEntity[];
  /** In text order. */
  readonly mentions: ReadMention[];
}

interface Chain {
  /** Distinct wordings in order of appearance, the fullest form is chosen from them. */
  readonly forms: Map<string, number>;
  readonly names: { name: TypedName; reason?: string }[];
  readonly cls: string;
  gender?: "female" | "male";
  canonical?: string;
}

/**
 * Joins the names of one article that name the same: equal names, surnames and given names of a full name, acronyms and their long form,
 * short forms, legal forms. Each join carries its reason; where two full names claim a short one, the nearer before it wins only among
 * people of one surname, and otherwise it stays alone.
 */
export function linkNames(document: Document, names: readonly TypedName[], lexicon: Lexicon): Chains {
  const chains: Chain[] = [];
  const byKey = new Map<string, Chain>();
  const short: TypedName[] = [];
  // Full forms first, so that a headline's surname finds the full name that follows it.
  for (const name of names) {
    const form = formOf(document, name);
    const cls = classOf(name);
    if (cls === "person" && !form.includes(" ")) {
      short.push(name);
      continue;
    }
    const key = `${cls}\n${name.country ? name.country.name : keyOf(form, cls)}`;
    let chain = byKey.get(key);
    if (!chain) {
      chain = { forms: new Map(), names: [], cls };
      byKey.set(key, chain);
      chains.push(chain);
    }
    if (name.country) chain.canonical = name.country.name;
    addTo(chain, name, form);
  }
  joinLongerPeople(chains);
  for (const chain of chains) if (chain.cls === "person") setGender(chain, document, lexicon);
  joinShortPeople(document, short, chains, lexicon);
  joinBodies(document, chains, lexicon);
  return toChains(
    document,
    chains.filter((chain) => chain.names.length > 0),
    lexicon,
  );
}

function addTo(chain: Chain, name: TypedName, form: string, reason?: string): void {
  chain.forms.set(form, (chain.forms.get(form) ?? 0) + 1);
  chain.names.push({ name, ...(reason === undefined ? {} : { reason }) });
}

const classOf = (name: TypedName): string => entityTypes[name.type].class;

/** The wording without brackets, possessive and line breaks. */
const formOf = (document: Document, name: TypedName): string =>
  (name.name ?? wordingOf(document, name)).replace(/(?:['’]s?|\.)$/u, (end) => (end === "." ? "." : "")).trim();

/** The key that spellings share: legal forms and a leading "The" do not count for bodies. */
function keyOf(form: string, cls: string): string {
  const key = nameKey(form);
  if (cls !== "org") return key;
  return key.replace(/(?: (?:inc|corp|corporation|co|ltd|limited|llc|plc|ag|gmbh|sa|nv|jsc|ojsc|pjsc))+$/, "") || key;
}

/** "Donald J. Trump" and "Donald Trump"; "J. Smith" and "John Smith". */
function joinLongerPeople(chains: Chain[]): void {
  const people = chains.filter((chain) => chain.cls === "person");
  for (const chain of people) {
    const words = wordsOf(chain);
    const hosts = people.filter(
      (other) => other !== chain && other.names.length > 0 && extendsName(wordsOf(other), words),
    );
    if (hosts.length === 1) moveAll(chain, hosts[0]!, "part of the full name");
  }
}

const wordsOf = (chain: Chain): string[] => nameKey(fullest(chain)).split(" ");

/** Do all words of the shorter name stand in the longer one, in order, initials for names, with the same last word? */
function extendsName(longer: readonly string[], shorter: readonly string[]): boolean {
  if (longer.length < shorter.length || longer.at(-1) !== shorter.at(-1)) return false;
  if (longer.join(" ") === shorter.join(" ")) return false;
  let at = 0;
  for (const word of shorter) {
    while (at < longer.length && !(longer[at] === word || (word.length === 1 && longer[at]!.startsWith(word)))) at++;
    if (at++ >= longer.length) return false;
  }
  return true;
}

function setGender(chain: Chain, document: Document, lexicon: Lexicon): void {
  for (const { name } of chain.names) {
    const title = document.tokens[name.first - 1]?.text.replace(".", "").toLowerCase() ?? "";
    if (/^(?:mr|sir|lord|king|prince|mister|chairman|spokesman|congressman)$/.test(title)) chain.gender = "male";
    if (/^(?:mrs|ms|miss|madam|madame|lady|queen|princess|dame|chairwoman|spokeswoman|congresswoman)$/.test(title))
      chain.gender = "female";
  }
  const forename = fullest(chain).split(" ")[0] ?? "";
  const known = fullest(chain).includes(" ") ? lexicon.genders.get(forename) : undefined;
  if (known) chain.gender ??= known;
}

/** "Zhang" after "Zhang Hanhui", "Smith" after "Jane Smith": the last word first, then the first word. */
function joinShortPeople(document: Document, short: readonly TypedName[], chains: Chain[], lexicon: Lexicon): void {
  const full = chains.filter((chain) => chain.cls === "person" && chain.names.length > 0);
  const alone = new Map<string, Chain>();
  for (const name of short) {
    const form = formOf(document, name);
    const key = nameKey(form);
    if (key === "") continue;
    const fits = (place: "surname" | "given") =>
      full.filter((chain) => {
        const words = wordsOf(chain);
        const word = place === "surname" ? words.at(-1) : words[0];
        return word === key || (place === "surname" && words.slice(1).join(" ") === key);
      });
    const bySurname = fits("surname");
    const candidates = bySurname.length > 0 ? bySurname : fits("given");
    const host = choose(document, name, candidates);
    if (host) {
      addTo(host, name, form, `${bySurname.length > 0 ? "surname" : "first name"} of ${fullest(host)}`);
      continue;
    }
    let chain = alone.get(key);
    if (!chain) {
      chain = { forms: new Map(), names: [], cls: "person" };
      alone.set(key, chain);
      chains.push(chain);
    }
    addTo(chain, name, form);
    setGender(chain, document, lexicon);
  }
}

/** The only candidate; or of several the one last named before, where a title does not speak against it. */
function choose(document: Document, name: TypedName, candidates: readonly Chain[]): Chain | undefined {
  const title = document.tokens[name.first - 1]?.text.replace(".", "").toLowerCase() ?? "";
  const gender = /^mr$/.test(title) ? "male" : /^(?:mrs|ms|miss)$/.test(title) ? "female" : undefined;
  const agreeing = candidates.filter((chain) => !gender || !chain.gender || chain.gender === gender);
  if (agreeing.length <= 1) return agreeing[0];
  const distance = (chain: Chain) => {
    const before = chain.names
      .filter((each) => each.name.first < name.first)
      .map((each) => name.first - each.name.first);
    return before.length > 0 ? Math.min(...before) : Number.POSITIVE_INFINITY;
  };
  const [nearest, next] = agreeing.map((chain) => ({ chain, at: distance(chain) })).sort((a, b) => a.at - b.at);
  return nearest && next && nearest.at < next.at ? nearest.chain : undefined;
}

/** Acronyms with their long form, and short forms of a body's name. */
function joinBodies(document: Document, chains: Chain[], lexicon: Lexicon): void {
  const isCountry = (word: string): boolean => lexicon.countries.has(word[0]!.toUpperCase() + word.slice(1));
  const bodies = () => chains.filter((chain) => chain.cls === "org" && chain.names.length > 0);
  for (const chain of bodies()) {
    const form = fullest(chain);
    if (!isAcronym(form)) continue;
    const explained = bodies().filter((other) => other !== chain && explains(document, other, chain));
    const spelled =
      explained.length > 0 ? explained : bodies().filter((other) => other !== chain && spells(fullest(other), form));
    if (spelled.length === 1)
      moveAll(chain, spelled[0]!, explained.length > 0 ? "acronym given in brackets" : "acronym of the long form");
  }
  for (const chain of bodies()) {
    const words = keyOf(fullest(chain), "org").split(" ");
    const isShort = isAcronym(fullest(chain));
    if (words.length > 3 || (isShort && words[0]!.length < 3)) continue;
    const hosts = bodies().filter((other) => {
      if (other === chain) return false;
      const longer = keyOf(fullest(other), "org").split(" ");
      if (longer.length <= words.length) return false;
      const startsWith = words.every((word, i) => longer[i] === word);
      // "the Commission" after "European Commission": the head noun alone, only after its long form.
      const isHead =
        words.length === 1 &&
        !isShort &&
        longer.at(-1) === words[0] &&
        typeFromHead(fullest(chain)) !== undefined &&
        firstToken(other) < firstToken(chain);
      // "Acme" after "Acme Airlines": what the long form adds must say only what kind of body it is.
      const added = longer.slice(words.length);
      // "ABC" after "ABC China Energy": a country may stand before the kind, but no country alone makes "ABC China" the same.
      const saysKind = isShort
        ? kindWords.has(added.at(-1)!) &&
          added.every((word) => kindWords.has(word) || isCountry(word)) &&
          firstToken(other) < firstToken(chain)
        : added.every((word) => kindWords.has(word));
      return isHead || (startsWith && saysKind && sameKind(chain, other));
    });
    if (hosts.length === 1) moveAll(chain, hosts[0]!, "short form of the full name");
  }
}

/** Words that a short form leaves out: "Acme Airlines" is also Acme, "Acme Foundation" and "Acme Exploration" are not. */
const kindWords = new Set(
  "airlines airline airways motors motor group holding holdings company corporation bank party newspaper agency news industries energy oil gas petroleum systems technologies technology electric electronics pharmaceuticals international corp brothers steel mining resources telecom telecommunications media television tv radio insurance shipping lines plc inc".split(
    " ",
  ),
);

const firstToken = (chain: Chain): number => Math.min(...chain.names.map(({ name }) => name.first));

/** "Acme" and "Acme Foundation" are two bodies, "Acme" and "Acme Motors" may be one: kinds must not differ where both are known. */
function sameKind(a: Chain, b: Chain): boolean {
  const [left, right] = [typeOfChain(a), typeOfChain(b)];
  // What a name alone looks like is a guess; the long form's own words are not.
  return left.type === right.type || left.strength === 0 || (left.strength === 1 && right.strength > 1);
}

const isAcronym = (form: string): boolean =>
  /^\p{Lu}[\p{Lu}\p{N}&.-]{1,8}$/u.test(form) && /\p{Lu}.*\p{Lu}/u.test(form);

/** "the International Monetary Fund (IMF)" and "IMF (International Monetary Fund)". */
function explains(document: Document, long: Chain, acronym: Chain): boolean {
  const text = (i: number): string => document.tokens[i]?.text ?? "";
  return acronym.names.some(({ name }) =>
    long.names.some(
      ({ name: other }) =>
        (text(name.first - 1) === "(" && name.first - 1 - other.last <= 1 && name.first > other.first) ||
        (text(other.first - 1) === "(" && other.first - 1 === name.last),
    ),
  );
}

/** Do the capitals of the long form, or the first letters of its words, spell the acronym? */
function spells(long: string, acronym: string): boolean {
  if (!long.includes(" ")) return false;
  const wanted = acronym.replace(/[^\p{Lu}\p{N}]/gu, "");
  const words = long.split(/[\s-]+/);
  const initials = words
    .map((word) => word[0] ?? "")
    .join("")
    .toUpperCase();
  const capitals = words.map((word) => /^\p{Lu}/u.exec(word)?.[0] ?? "").join("");
  return initials === wanted || capitals === wanted;
}

function moveAll(from: Chain, to: Chain, reason: string): void {
  for (const { name } of from.names) to.names.push({ name, reason: `${reason}: ${fullest(to)}` });
  for (const [form, count] of from.forms) to.forms.set(form, (to.forms.get(form) ?? 0) + count);
  to.gender ??= from.gender as "female";
  if (to.gender === undefined) delete to.gender;
  from.names.length = 0;
}

/**
 * The longest form; of equally long ones the first. A name in capitals loses to the same name in mixed case, and is written in mixed case
 * where nothing else is there: a dateline's "LISBON" is Lisbon.
 */
function fullest(chain: Chain): string {
  if (chain.canonical !== undefined) return chain.canonical;
  const forms = [...chain.forms.keys()];
  const calm = forms.filter((form) => !isShouted(form, chain.cls));
  const [first = "", ...rest] = calm.length > 0 ? calm : forms;
  const best = rest.reduce((longest, form) => (form.length > longest.length ? form : longest), first);
  return calm.length > 0 ? best : toMixedCase(best);
}

/** All in capitals and no acronym: bodies are called NATO or RWE, people and places of more than three letters are not. */
const isShouted = (form: string, cls: string): boolean =>
  form === form.toUpperCase() && /\p{Lu}{4}/u.test(form) && (cls !== "org" || /\s/.test(form));

const toMixedCase = (form: string): string =>
  form.replace(/\p{L}[\p{L}\p{M}]*/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());

function typeOfChain(chain: Chain): { type: EntityType; strength: number } {
  const votes = new Map<EntityType, number>();
  let strongest = 0;
  for (const { name } of chain.names) strongest = Math.max(strongest, name.strength);
  for (const { name } of chain.names)
    if (name.strength === strongest) votes.set(name.type, (votes.get(name.type) ?? 0) + 1);
  const [best] = [...votes].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return { type: best?.[0] ?? "Organization", strength: strongest };
}

function toChains(document: Document, chains: readonly Chain[], lexicon: Lexicon): Chains {
  const inOrder = [...chains].sort((a, b) => firstToken(a) - firstToken(b));
  const entities = inOrder.map((chain): ReadEntity => {
    const name = fullest(chain);
    const aliases = [...chain.forms.keys()].filter(
      (form) =>
        form !== name &&
        !chain.names.some((each) => each.name.kind === "demonym" && formOf(document, each.name) === form),
    );
    const { type, strength } = typeOfChain(chain);
    const typeReason = chain.names.find((each) => each.name.strength === strength && each.name.type === type)?.name
      .because;
    const initials = initialsOf(name, type, lexicon);
    return {
      type,
      ...(typeReason === undefined ? {} : { typeReason }),
      name,
      aliases: initials && !aliases.includes(initials) ? [...aliases, initials] : aliases,
      ...(chain.gender ? { gender: chain.gender } : {}),
    };
  });
  const mentions = inOrder
    .flatMap((chain, entity) =>
      chain.names.map(
        ({ name, reason }): ReadMention => ({
          first: name.first,
          last: name.last,
          start: document.tokens[name.first]!.start,
          end: document.tokens[name.last - 1]!.end,
          kind: name.kind,
          entity,
          ...(reason === undefined ? {} : { reason }),
        }),
      ),
    )
    .sort((a, b) => a.first - b.first);
  return { entities, mentions };
}
