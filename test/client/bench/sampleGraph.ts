import {
  checkSignature,
  type EntityType,
  isSymmetric,
  type RelationType,
  relationTypes,
} from "../../../graph-data/ontology.ts";
import type { Subgraph } from "../../../server/contract.ts";

/**
 * A graph of a wished size in the server's form, the same each time: some entities with many relations, most with few, in groups that
 * stand together as a layout would put them.
 */
export function sampleGraph(entities: number, relations: number): Subgraph {
  const draw = drawer(7);
  const types: readonly EntityType[] = [
    "Person",
    "Person",
    "Person",
    "Company",
    "Company",
    "PublicBody",
    "Organization",
    "Country",
    "Place",
    "Event",
  ];
  const ties: readonly RelationType[] = [
    "employedBy",
    "headOf",
    "ownerOf",
    "memberOf",
    "metWith",
    "agreedWith",
    "visited",
    "supports",
    "criticized",
    "tradesWith",
    "investsIn",
    "basedIn",
  ];
  const groups = Math.max(3, Math.round(Math.sqrt(entities / 12)));
  const nodes = Array.from({ length: entities }, (_, index) => {
    const entityType = types[Math.floor(draw() * types.length)]!;
    const group = Math.floor(draw() * groups);
    const middle = {
      x: Math.cos(group * 2.4) * Math.sqrt(group) * 90,
      y: Math.sin(group * 2.4) * Math.sqrt(group) * 90,
    };
    const [turn, away] = [draw() * 2 * Math.PI, Math.sqrt(draw()) * 70];
    const name = `${entityType} ${index}`;
    return {
      key: `${entityType.toLowerCase()}.${index}`,
      attributes: {
        entityType,
        name,
        label: name,
        aliases: [],
        roles: [],
        degree: 0,
        mentionCount: 3,
        articleCount: 2,
        x: middle.x + Math.cos(turn) * away,
        y: middle.y + Math.sin(turn) * away,
        community: group,
      },
    };
  });
  const edges: Subgraph["graph"]["edges"] = [];
  while (edges.length < relations) {
    const one = nodes[Math.floor(draw() ** 2 * entities)]!;
    const other = nodes[Math.floor(draw() * entities)]!;
    if (one === other || (one.attributes.community !== other.attributes.community && draw() < 0.85)) continue;
    const relationType = ties[Math.floor(draw() * ties.length)]!;
    const fit = checkSignature(relationType, one.attributes.entityType, other.attributes.entityType);
    if (fit === "breaks") continue;
    const [source, target] = fit === "fits" ? [one, other] : [other, one];
    source.attributes.degree++;
    target.attributes.degree++;
    const amount = 1 + Math.floor(draw() ** 4 * 6);
    edges.push({
      key: `r_${edges.length.toString(16).padStart(16, "0")}`,
      source: source.key,
      target: target.key,
      attributes: {
        relationType,
        label: relationTypes[relationType].reads,
        inverseLabel: relationTypes[relationType].inverse,
        symmetric: isSymmetric(relationType),
        assertion: draw() < 0.9 ? "stated" : draw() < 0.5 ? "claimed" : "planned",
        confidence: 0.6 + draw() * 0.39,
        roles: [],
        evidenceCount: amount,
        sourceCount: amount,
        copyCount: 0,
        firstSeen: `201${Math.floor(draw() * 9)}-0${1 + Math.floor(draw() * 9)}`,
        lastSeen: "2019-10",
      },
    });
  }
  return {
    graph: { attributes: {}, options: { type: "directed", multi: true, allowSelfLoops: false }, nodes, edges },
    truncated: false,
    build: "sample",
  };
}

/** A linear congruential generator: enough for places on a screen. */
function drawer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
