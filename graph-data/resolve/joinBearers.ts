import { candidatePairs } from "../names/candidatePairs.ts";
import { compareNames } from "../names/compareNames.ts";
import { evidence, type Finding, inWords, isAgainst, possiblyFrom, sameFrom, weigh } from "../names/evidence.ts";
import { foldWord } from "../names/foldWord.ts";
import type { Bearer } from "./bearers.ts";
import { compareContext } from "./compareContext.ts";

/** Bearers that are one. */
export interface Cluster {
  /** The one that gives the name comes first. */
  readonly bearers: readonly Bearer[];
  /** By bearer id, in words for people; the first one needs none. */
  readonly reasons: ReadonlyMap<string, string>;
}

/** Two clusters that may be one, and what speaks for it and against. */
export interface Doubt {
  readonly one: Cluster;
  readonly other: Cluster;
  readonly findings: readonly Finding[];
}

/**
 * Joins the bearers of one class in a block. In three steps, each looking at all at once, so that no order can matter: names that are
 * the same in another spelling; full names of which one is a shorter or looser form of exactly one other; surnames alone.
 *
 * @param shortForms for the name key of a body, the keys of the longer names that articles use it for
 * @returns what was joined, and as doubts what was not though it is likely
 */
export function joinBearers(
  bearers: readonly Bearer[],
  shortForms: ReadonlyMap<string, ReadonlySet<string>>,
): { readonly clusters: readonly Cluster[]; readonly doubts: readonly Doubt[] } {
  const sorted = [...bearers].sort((a, b) => order(a.id, b.id));
  const full = sorted.filter(({ bare }) => !bare);
  const links = linksBetween(full, shortForms);
  const groups = new Groups(full);
  groups.joinAll(links.filter((link) => link.sure && link.score >= sameFrom));
  const loose = joinLooser(groups, links);
  const surnames = joinSurnames(
    sorted.filter(({ bare }) => bare),
    groups.all(),
  );
  return finish(
    [
      ...groups.all().map((members) => ({ members, joined: surnames.homes.get(members[0]!.id) ?? [] })),
      ...surnames.alone,
    ],
    [...links, ...loose, ...surnames.doubts],
  );
}

/** What speaks for two bearers being one. */
interface Link {
  readonly one: Bearer;
  readonly other: Bearer;
  readonly findings: readonly Finding[];
  readonly score: number;
  /** The names alone say so. */
  readonly sure: boolean;
}

function toLink(one: Bearer, other: Bearer, findings: readonly Finding[]): Link {
  const opening = findings[0]!.line;
  return {
    one,
    other,
    findings,
    score: weigh(findings).score,
    sure: evidence[opening].weight >= 7,
  };
}

/** Must two of these names never be one? */
const excludes = (findings: readonly Finding[]): boolean => findings.some(({ line }) => evidence[line].weight <= -20);

/** All but those that must never be. */

function linksBetween(full: readonly Bearer[], shortForms: ReadonlyMap<string, ReadonlySet<string>>): Link[] {
  return candidatePairs(full.map(({ name }) => name)).flatMap(([i, j]) => {
    const [one, other] = [full[i]!, full[j]!];
    const opening = compareNames(one.name, other.name);
    if (opening.length === 0 || excludes(opening)) return [];
    const used = shortForms.get(one.name.key)?.has(other.name.key) || shortForms.get(other.name.key)?.has(one.name.key);
    const findings: Finding[] = [
      ...opening,
      ...(used ? [{ line: "usedSo" } as const] : []),
      ...(one.frequent && evidence[opening[0]!.line].weight < 7 ? [{ line: "frequentSurname" } as const] : []),
      ...compareContext(one, other),
    ];
    return [toLink(one, other, findings)];
  });
}

/** Bearers in groups that only grow, never against what speaks against. */
class Groups {
  readonly #group = new Map<string, Bearer[]>();

  constructor(bearers: readonly Bearer[]) {
    for (const bearer of bearers) this.#group.set(bearer.id, [bearer]);
  }

  of(bearer: Bearer): readonly Bearer[] {
    return this.#group.get(bearer.id)!;
  }

  all(): (readonly Bearer[])[] {
    return [...new Set(this.#group.values())];
  }

  agree(a: readonly Bearer[], b: readonly Bearer[]): boolean {
    return a.every((one) => b.every((other) => one === other || !excludes(compareNames(one.name, other.name))));
  }

  /** Best first; equally good ones in id order. */
  joinAll(links: readonly Link[]): void {
    const best = [...links].sort(
      (a, b) => b.score - a.score || order(a.one.id, b.one.id) || order(a.other.id, b.other.id),
    );
    for (const { one, other } of best) {
      const [a, b] = [this.of(one), this.of(other)];
      if (a === b || !this.agree(a, b)) continue;
      const joined = [...a, ...b].sort((x, y) => order(x.id, y.id));
      for (const bearer of joined) this.#group.set(bearer.id, joined);
    }
  }
}

/**
 * "Bill Smith" is William Smith where he can be nobody else. Who could be two is nobody's, and of two that exclude each other neither is
 * joined to a third.
 *
 * @returns the links that were looked at, with what their being the only ones adds
 */
function joinLooser(groups: Groups, links: readonly Link[]): Link[] {
  const looser = links.filter(({ sure }) => !sure);
  const linked = new Set(links.flatMap(({ one, other }) => [`${one.id}\0${other.id}`, `${other.id}\0${one.id}`]));
  const areLinked = (a: readonly Bearer[], b: readonly Bearer[]) =>
    a.some((one) => b.some((other) => linked.has(`${one.id}\0${other.id}`)));
  const between = new Map<readonly Bearer[], [to: readonly Bearer[], link: Link][]>();
  for (const link of looser) {
    const [one, other] = [groups.of(link.one), groups.of(link.other)];
    if (one === other) continue;
    pushTo(between, one, [other, link]);
    pushTo(between, other, [one, link]);
  }
  const wishes: { from: readonly Bearer[]; to: readonly Bearer[]; link: Link }[] = [];
  const seen: Link[] = [];
  for (const from of groups.all()) {
    const candidates = new Map<readonly Bearer[], Link>();
    for (const [to, link] of between.get(from) ?? []) {
      if (!groups.agree(from, to)) continue;
      const known = candidates.get(to);
      if (!known || known.score < link.score) candidates.set(to, link);
    }
    const ranked = [...candidates].sort(
      ([, a], [, b]) => b.score - a.score || order(a.one.id + a.other.id, b.one.id + b.other.id),
    );
    const [best, second] = ranked;
    if (!best) continue;
    const [to, link] = best;
    // "Ben", "Benjamin" and "Benjamin David" Smith leave no choice, though they are three.
    const oneOfAll = ranked.every(([a], i) =>
      ranked.slice(i + 1).every(([b]) => groups.agree(a, b) && areLinked(a, b)),
    );
    const onlyOne = oneOfAll && canBeOnly(link);
    const weighed = onlyOne ? toLink(link.one, link.other, [...link.findings, { line: "onlyOne" }]) : link;
    seen.push(weighed);
    if (weighed.score >= sameFrom && mayJoin(weighed) && (onlyOne || !second || link.score - second[1].score >= 2))
      wishes.push({ from, to, link: weighed });
  }
  const rivals = Map.groupBy(wishes, ({ to }) => to);
  const granted = wishes.filter(({ from, to }) =>
    rivals.get(to)!.every((rival) => rival.from === from || groups.agree(rival.from, from)),
  );
  groups.joinAll(granted.map(({ link }) => link));
  return seen;
}

/** A sound or a part of a name is shared by strangers too, however few there are in the graph. */
const canBeOnly = ({ findings }: Link): boolean => !vague.has(findings[0]!.line);
const mayJoin = (link: Link): boolean => canBeOnly(link) || link.findings.some(({ line }) => line === "sameOffice");
const vague = new Set<Finding["line"]>(["soundsAlike", "laterForename", "partOfForename", "otherWordOrder"]);

interface Group {
  readonly members: readonly Bearer[];
  /** Surnames alone that belong to them. */
  readonly joined: readonly Link[];
}

/** Surnames alone: to the full name that they can only mean, or together with their like, or each by itself. */
function joinSurnames(
  bare: readonly Bearer[],
  full: readonly (readonly Bearer[])[],
): { homes: Map<string, Link[]>; alone: Group[]; doubts: Link[] } {
  const homes = new Map<string, Link[]>();
  const doubts: Link[] = [];
  const alone = new Map<string, Bearer[]>();
  const byName = new Map<string, { members: readonly Bearer[]; namesake: Bearer }[]>();
  for (const surname of bare) {
    const possible = byName.get(surname.name.name) ?? namesakesOf(surname, full);
    byName.set(surname.name.name, possible);
    const links = possible
      .map(({ members, namesake }) => {
        const link = toLink(namesake, surname, [
          ...compareNames(surname.name, namesake.name),
          { line: possible.length === 1 ? "onlyOne" : "severalOfThatName" },
          ...(surname.frequent ? [{ line: "frequentSurname" } as const] : []),
          ...bestContext(surname, members),
        ]);
        return { members, link };
      })
      .sort((a, b) => b.link.score - a.link.score || order(a.link.one.id, b.link.one.id));
    const [best, second] = links;
    if (best && best.link.score >= sameFrom && (!second || best.link.score - second.link.score >= 2)) {
      const home = best.members[0]!.id;
      homes.set(home, [...(homes.get(home) ?? []), best.link]);
      continue;
    }
    doubts.push(...links.map(({ link }) => link));
    const key = aloneKey(surname, possible.length);
    alone.set(key, [...(alone.get(key) ?? []), surname]);
  }
  return { homes, alone: [...alone.values()].map((members) => ({ members, joined: [] })), doubts };
}

/** Groups that somebody is in who may be known by this surname. */
const namesakesOf = (surname: Bearer, full: readonly (readonly Bearer[])[]) =>
  full.flatMap((members) => {
    const namesake = members.find((member) => {
      const findings = compareNames(surname.name, member.name);
      return findings.length > 0 && !excludes(findings.slice(1));
    });
    return namesake ? [{ members, namesake }] : [];
  });

/** Context of a whole group: each line of evidence once. */
function bestContext(surname: Bearer, members: readonly Bearer[]): Finding[] {
  const found = new Map(
    members.flatMap((member) => compareContext(member, surname)).map((finding) => [finding.line, finding]),
  );
  if (found.has("sameCountry")) found.delete("otherCountry");
  return [...found.values()];
}

/** What surnames alone must share to be one: a rare one is one, of a frequent one every article has its own. */
function aloneKey(surname: Bearer, namesakes: number): string {
  const folded = surname.name.person?.surname ?? foldWord(surname.name.key);
  if (surname.article !== undefined) return `${folded}\n${surname.article}`;
  if (namesakes < 2) return folded;
  return [folded, surname.country ?? [...surname.settings][0] ?? ""].join("\n");
}

function finish(groups: readonly Group[], links: readonly Link[]): { clusters: Cluster[]; doubts: Doubt[] } {
  const home = new Map<string, Cluster>();
  const linksOf = new Map<string, Link[]>();
  for (const link of links) for (const { id } of [link.one, link.other]) pushTo(linksOf, id, link);
  const clusters = groups.map(({ members, joined }) => {
    const ranked = [...members].sort(naming);
    const first = ranked[0]!;
    const reasons = new Map<string, string>();
    for (const member of ranked.slice(1))
      reasons.set(
        member.id,
        member.bare ? "same name, a surname alone" : reasonFor(first, member, linksOf.get(member.id) ?? []),
      );
    for (const { other, findings } of joined) reasons.set(other.id, words(findings));
    const bearers = [...ranked, ...joined.map(({ other }) => other)];
    const cluster = { bearers, reasons };
    for (const bearer of bearers) home.set(bearer.id, cluster);
    return cluster;
  });
  return { clusters, doubts: strongestDoubts(links, (bearer) => home.get(bearer.id)!) };
}

/** Most mentioned first; of equally mentioned names the longer, then in code-unit order. Who has a forename goes before a surname alone. */
const naming = (a: Bearer, b: Bearer): number =>
  Number(isShort(a)) - Number(isShort(b)) ||
  b.mentions - a.mentions ||
  b.name.name.length - a.name.name.length ||
  order(a.name.name, b.name.name) ||
  order(a.id, b.id);

/** "J. Smith", "IMF" and "Senate" name nobody better than "Jane Smith", the long form and "Kenyan Senate" do. */
const isShort = ({ name, generic }: Bearer): boolean =>
  generic ||
  name.name.includes(",") ||
  (name.person?.given.some((word) => word.length === 1) ?? false) ||
  name.body?.known !== undefined;

function reasonFor(first: Bearer, member: Bearer, links: readonly Link[]): string {
  const direct = compareNames(first.name, member.name);
  const between = [...links].sort((a, b) => b.score - a.score || order(a.one.id + a.other.id, b.one.id + b.other.id));
  const link = between.find(({ one, other }) => one.id === first.id || other.id === first.id) ?? between[0];
  if (!link) return words(direct);
  const [opening, ...more] = link.findings;
  return words([direct[0] ?? opening!, ...more]);
}

/** In words, what speaks for it only: what speaks against was outweighed. */
const words = (findings: readonly Finding[]): string =>
  findings
    .filter((finding) => !isAgainst(finding))
    .map(inWords)
    .join("; ");

/** The best link between any two clusters, if it comes near; no cluster has more than ten, so that a frequent name stays readable. */
function strongestDoubts(links: readonly Link[], clusterOf: (bearer: Bearer) => Cluster): Doubt[] {
  const best = new Map<string, Doubt & { score: number }>();
  for (const { one, other, findings, score } of links) {
    const [a, b] = [clusterOf(one), clusterOf(other)];
    if (a === b || score < possiblyFrom) continue;
    const [left, right] = a.bearers[0]!.id < b.bearers[0]!.id ? [a, b] : [b, a];
    const key = `${left.bearers[0]!.id}\0${right.bearers[0]!.id}`;
    const known = best.get(key);
    if (!known || known.score < score) best.set(key, { one: left, other: right, findings, score });
  }
  const counts = new Map<Cluster, number>();
  return [...best]
    .sort(([k, a], [l, b]) => b.score - a.score || order(k, l))
    .flatMap(([, doubt]) => {
      const [n, m] = [counts.get(doubt.one) ?? 0, counts.get(doubt.other) ?? 0];
      if (n >= 10 || m >= 10) return [];
      counts.set(doubt.one, n + 1).set(doubt.other, m + 1);
      return [doubt];
    });
}

function pushTo<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const own = map.get(key);
  if (own) own.push(value);
  else map.set(key, [value]);
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
