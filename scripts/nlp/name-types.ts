import { nameTypes } from "./bilou.ts";
import type { Document } from "./document.ts";
import { listNames } from "./gazetteer.ts";
import { chain } from "./hash.ts";
import type { NameKnowledge, Word } from "./name-features.ts";
import type { NameSpan, ScoredSpan } from "./name-span.ts";

/**
 * Gives all mentions of one spelling one type: the one that most points speak for, those of the weights at each
 * mention, those of the words around any mention ("shares of", ", a retailer", "striker"), of the name's own last word
 * ("Ltd", "Court"), of the longer name that it is the beginning of, and of the name that it abbreviates in brackets.
 */
export function agreeOnTypes(
  document: Document,
  words: readonly Word[],
  spans: readonly ScoredSpan[],
  knowledge: NameKnowledge,
): NameSpan[] {
  const totals = new Map<string, number[]>();
  for (const span of spans) {
    const key = keyOf(words, span);
    const sum = totals.get(key) ?? nameTypes.map(() => 0);
    totals.set(key, sum);
    addTo(sum, standing(span));
    addTo(sum, cues(document, words, span));
  }
  const totalOf = (span: NameSpan) => totals.get(keyOf(words, span))!;
  for (const [before, span] of abbreviated(words, spans)) addTo(totalOf(span), behind(totalOf(before)));
  for (const [span, points] of shortForms(words, spans, totalOf, knowledge)) totalOf(span)[org]! += points;
  return spans.map((span) => {
    const sum = totalOf(span);
    let best = nameTypes.indexOf(span.type);
    for (let type = 0; type < sum.length; type++) if (sum[type]! > sum[best]!) best = type;
    return { first: span.first, last: span.last, type: nameTypes[best]!, confidence: span.confidence };
  });
}

/** The spelling of a name, for comparing. */
export function keyOf(words: readonly Word[], span: { readonly first: number; readonly last: number }): string {
  let key = "";
  for (let n = span.first; n < span.last; n++) key += `${words[n]!.lower} `;
  return key;
}

const per = nameTypes.indexOf("PER");
const org = nameTypes.indexOf("ORG");
const loc = nameTypes.indexOf("LOC");

function addTo(sum: number[], points: readonly number[]): void {
  for (const [type, more] of points.entries()) sum[type] = sum[type]! + more;
}

// Points are in the unit of the weights, of which 65 make the odds 2.7 times as good. One mention alone must not
// outvote what many others agree on.
const mostAgainst = 200;

/** How far behind its own type each type is at one mention. */
function standing(span: ScoredSpan): number[] {
  const own = span.points[nameTypes.indexOf(span.type)]!;
  return span.points.map((points) => Math.max(-mostAgainst, Math.min(0, points - own)));
}

/** The same for a total. */
function behind(total: readonly number[]): number[] {
  const top = Math.max(...total);
  return total.map((points) => Math.max(-300, points - top));
}

const setOf = (text: string): ReadonlySet<string> => new Set(text.split(" "));
const legalForms = setOf("inc corp corporation ltd limited llc llp plc gmbh ag nv sa bhd pty pte co lp spa oyj");
const bodyHeads = setOf(
  "company corporation ministry department committee commission council association federation university institute foundation bank group holdings court church parliament embassy hospital school college club party airlines airways newspaper times herald tribune agency authority bureau office union league movement nation pharmaceuticals technologies securities insurance capital partners industries motors media entertainment systems energy services museum academy fund trust society board",
);
/** What bodies have: "Acme shares", "Acme's customers". */
const belongings = setOf(
  "shares stock stocks shareholder shareholders investors subsidiary spokesman spokeswoman spokesperson ceo cfo coo chairman chairwoman executive executives employee employees customers products brand newspaper magazine website app factory factories profit profits revenue revenues earnings sales staff workers manager managers analyst analysts economist strategist columnist reporter journalist",
);
const players = setOf("coach striker midfielder goalkeeper defender captain forward");
/** What a body is called: "the retailer Acme", "Acme, a retailer". */
const kindsOfBodies = setOf(
  "company firm newspaper daily magazine weekly broadcaster brand retailer manufacturer maker automaker carmaker airline bank startup insurer lender group giant conglomerate developer network portal platform service agency band club charity nonprofit organization organisation thinktank quartet party cartel publisher outlet supermarket chain operator utility miner brewer drugmaker chipmaker",
);
/** "shares of Acme", "founder of Acme". */
const beforeOf = setOf(
  "ceo cfo coo chairman chairwoman founder co-founder cofounder owner shares subsidiary unit director president employees customers shareholders executive executives headquarters offices branch division arm chief spokesman spokeswoman spokesperson stake",
);
/** "an analyst at Acme", "worked for Acme". */
const beforeAt = setOf(
  "analyst analysts economist strategist director partner researcher researchers employee worker workers engineer manager executive executives editor columnist professor lecturer student scientist chief ceo officer head job works worked working studied",
);

/** What a place is called: "the Ostrava region", "a capital named Ostrava". */
const kindsOfPlaces = setOf(
  "region province district city town village island peninsula county capital river valley archipelago suburb municipality prefecture township port",
);

/** What the words of a name and around it say of its type. */
function cues(document: Document, words: readonly Word[], span: NameSpan): number[] {
  const points = nameTypes.map(() => 0);
  const sentence = document.sentences[document.tokens[span.first]!.sentence]!;
  const text = (n: number) => (n >= sentence.first && n < sentence.last ? words[n]!.text : "");
  const word = (n: number) => text(n).toLowerCase();
  const isCommon = (n: number) => text(n) === word(n);
  if (span.last - span.first > 1) {
    if (hasLegalForm(words, span)) points[org]! += 500;
    else if (bodyHeads.has(word(span.last - 1))) points[org]! += 150;
  }
  const isOwner = /^['’]s?$/.test(text(span.last));
  const next = isOwner ? span.last + 1 : span.last;
  if (belongings.has(word(next)) || (word(next) === "chief" && word(next + 1) === "executive")) {
    points[org]! += 120;
    points[loc]! += 60;
  }
  if (players.has(word(next))) points[per]! -= 150;
  if (!isOwner) {
    // "Acme (NYSE: ACM)"
    if (text(next) === "(" && /^\p{Lu}{2,}\p{L}*$/u.test(text(next + 1)) && text(next + 2) === ":") points[org]! += 300;
    if (isIntroduced(word, next)) points[org]! += 150;
    if (kindsOfBodies.has(word(next)) && isCommon(next)) points[org]! += 60;
    // "Ostrava, which will": people are who.
    if (text(next) === "," && word(next + 1) === "which" && word(span.first - 1) !== "by") points[per]! -= 100;
    const isPlain = span.type === "PER" || span.type === "LOC";
    // Nobody is a region: this outvotes many mentions that only look like a person.
    if (isPlain && kindsOfPlaces.has(word(next)) && isCommon(next) && word(span.first - 1) === "the")
      points[loc]! += 600;
    // "Jane Smith, 34,"
    if (text(next) === "," && /^\d\d$/.test(text(next + 1)) && /^[,.]$/.test(text(next + 2))) points[per]! += 150;
  }
  if (kindsOfBodies.has(word(span.first - 1)) && isCommon(span.first - 1)) points[org]! += 100;
  if (/^(?:called|named|of)$/.test(word(span.first - 1)) && kindsOfPlaces.has(word(span.first - 2)))
    points[loc]! += 150;
  const before = word(span.first - 1) === "the" ? span.first - 2 : span.first - 1;
  if (word(before) === "of" && beforeOf.has(word(before - 1))) {
    points[org]! += 80;
    points[loc]! += 60;
  }
  if (/^(?:at|with|for)$/.test(word(before)) && beforeAt.has(word(before - 1))) points[org]! += 80;
  return points;
}

/** ", a family-owned retailer based in": `next` is the comma. */
function isIntroduced(word: (n: number) => string, next: number): boolean {
  if (word(next) !== "," || !/^(?:an?|the)$/.test(word(next + 1))) return false;
  for (let n = next + 2; n < next + 8 && /^[\p{L}\p{N}-]/u.test(word(n)); n++) {
    if (/^(?:of|that|which|who|in|for|at|with|from|by)$/.test(word(n))) return false;
    // "a bank manager" is no bank.
    if (kindsOfBodies.has(word(n)))
      return (
        !/^\p{L}/u.test(word(n + 1)) ||
        /^(?:that|which|in|based|of|for|with|and|to|founded|owned|run)$/.test(word(n + 1))
      );
  }
  return false;
}

const hasLegalForm = (words: readonly Word[], span: NameSpan): boolean =>
  legalForms.has(words[span.last - 1]!.text.toLowerCase().replace(/\.$/, ""));

/** "African Union (AU)": pairs of a name and the initials of it that follow in brackets. */
function abbreviated(words: readonly Word[], spans: readonly ScoredSpan[]): [NameSpan, NameSpan][] {
  return spans.flatMap((span, n): [NameSpan, NameSpan][] => {
    const before = spans[n - 1];
    const short = words[span.first]!;
    if (!before || before.last + 1 !== span.first || span.last - span.first !== 1 || !short.allCaps) return [];
    if (words[before.last]!.text !== "(" || words[span.last]?.text !== ")" || before.last - before.first < 2) return [];
    let initials = "";
    for (let k = before.first; k < before.last; k++) if (words[k]!.capitalised) initials += words[k]!.text[0];
    return short.text[0] === initials[0] && short.text.length <= initials.length + 2 ? [[before, span]] : [];
  });
}

const placeLists =
  (1 << listNames.indexOf("countries")) | (1 << listNames.indexOf("cities")) | (1 << listNames.indexOf("regions"));

/** "Acme" where the document has "Acme Holdings Ltd": what its being short for a body speaks for that. No listed places. */
function shortForms(
  words: readonly Word[],
  spans: readonly ScoredSpan[],
  totalOf: (span: NameSpan) => readonly number[],
  knowledge: NameKnowledge,
): [NameSpan, number][] {
  const long = spans.filter((span) => {
    if (span.last - span.first < 2) return false;
    const total = totalOf(span);
    if (total[org]! < Math.max(...total)) return false;
    return hasLegalForm(words, span) || bodyHeads.has(words[span.last - 1]!.text.toLowerCase());
  });
  const bySpelling = new Map(spans.map((span) => [keyOf(words, span), span]));
  return [...bySpelling.values()].flatMap((span): [NameSpan, number][] => {
    const length = span.last - span.first;
    if (length === 1 && words[span.first]!.text.length < 3) return [];
    const of = long.find(({ first, last }) => {
      for (let n = 0; n < length; n++) if (words[first + n]!.text !== words[span.first + n]!.text) return false;
      return last - first > length;
    });
    if (!of) return [];
    let hash = 0;
    for (let n = span.first; n < span.last; n++) hash = chain(hash, words[n]!.folded);
    if (knowledge.lists.find(hash) & placeLists) return [];
    return [[span, hasLegalForm(words, of) ? 1500 : 80]];
  });
}
