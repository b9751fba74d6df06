import table from "../../graph-data/models/confidence.json" with { type: "json" };
import type { Candidate } from "./candidate.ts";
import { pairRule } from "./pairScorer.ts";
import type { Unit } from "./units.ts";

/**
 * How often a rule is thought to be right before any text was looked at; the fitted table takes its place where it knows better. A rule that
 * is not listed gets the one of its family: the part of its name before the dot.
 */
const priors: Readonly<Record<string, number>> = {
  ambassador: 0.92,
  office: 0.9,
  "office.name-last": 0.85,
  "office.of-description": 0.75,
  "office.list": 0.9,
  "office.predicate": 0.88,
  "office.chain": 0.85,
  "office.counterpart": 0.85,
  "office.of-the-country": 0.85,
  "office.of-organ": 0.85,
  "body.named-for-state": 0.88,
  "body.named-for-home": 0.8,
  "office.department": 0.8,
  "owner.possessive": 0.6,
  employee: 0.65,
  member: 0.8,
  head: 0.75,
  works: 0.7,
  board: 0.8,
  body: 0.8,
  "body.from": 0.8,
  subsidiary: 0.75,
  founder: 0.85,
  owner: 0.75,
  based: 0.85,
  spouse: 0.9,
  child: 0.88,
  parent: 0.88,
  kin: 0.85,
  associate: 0.75,
  citizen: 0.85,
  born: 0.9,
  resides: 0.75,
  educated: 0.85,
  place: 0.9,
  "place.in": 0.75,
  event: 0.75,
  met: 0.85,
  visit: 0.8,
  agreed: 0.8,
  cooperation: 0.75,
  cooperate: 0.75,
  trade: 0.8,
  invest: 0.8,
  support: 0.7,
  backed: 0.8,
  aid: 0.7,
  criticized: 0.8,
  criticism: 0.8,
  demanded: 0.75,
  rejected: 0.65,
  threatened: 0.75,
  protested: 0.75,
  protest: 0.75,
  sanctioned: 0.85,
  sanction: 0.8,
  prosecuted: 0.8,
  fought: 0.75,
  appointed: 0.8,
  appointment: 0.8,
  dismissed: 0.75,
  succeeds: 0.8,
  predecessor: 0.85,
  "spoke.verb": 0.75,
  "spoke.quotation": 0.75,
  "spoke.reported": 0.65,
};

/** What is assumed of a rule, or of all of a family, before any text was looked at. */
export const assumedShare = (rule: string): number | undefined => priors[rule];

const fitted = readShares(table);

/**
 * How often a rule is right where nothing weakens it: as fitted on labelled text (`graph-data/models/confidence.md`), for a rule that no text
 * has had yet what is assumed of it, or else what is known of its family. `undefined` for a rule that nothing is known of.
 */
export function shareOf(rule: string): number | undefined {
  const family = rule.split(".", 1)[0]!;
  return fitted[rule] ?? priors[rule] ?? fitted[family] ?? priors[family];
}

/** The rule's share, less where an end is only a description or a pronoun that was resolved. */
export function confidenceOf(candidate: Candidate, source: Unit, target: Unit): number {
  // The scorer's share was fitted with descriptions and pronouns among its ends.
  if (candidate.rule === pairRule) return Math.round(100 * candidate.weight!) / 100;
  const share = shareOf(candidate.rule);
  if (share === undefined)
    throw new Error(`confidenceOf: no prior for the rule "${candidate.rule}"; add one to confidence.ts`);
  const confidence = share * (candidate.weight ?? 1) * certainty(source) * certainty(target);
  return Math.min(1, Math.round(confidence * 100) / 100);
}

/** Looks at every share of the fitted table. */
function readShares(shares: unknown): Readonly<Record<string, number>> {
  if (typeof shares !== "object" || shares === null) throw new TypeError(damaged("an object", shares));
  for (const [rule, share] of Object.entries(shares))
    if (typeof share !== "number" || !(share > 0 && share <= 1))
      throw new TypeError(damaged(`a share of "${rule}"`, share));
  return shares as Record<string, number>;
}

function damaged(wanted: string, came: unknown): string {
  return `graph-data/models/confidence.json: expected ${wanted}, got ${JSON.stringify(came)}; restore the file or make one with: npm run train -- --data DIR --only confidence`;
}

function certainty(unit: Unit): number {
  if (unit.mention?.kind === "pronoun") return 0.85;
  return unit.mention?.kind === "nominal" ? 0.9 : 1;
}
