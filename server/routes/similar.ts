import { z } from "zod";
import type { EntityId } from "../../graph-data/ids.ts";
import { readReasons } from "../../graph-data/names/reasons.ts";
import type { PossiblySame } from "../../graph-data/records/build.ts";
import { listOf, similarEntity, similarPair } from "../contract.ts";
import { question } from "../endpoint.ts";
import { listPage } from "../listPage.ts";
import { paging } from "../parameters.ts";
import { entityOf } from "./found.ts";

export const similarEndpoints = [
  question({
    path: "/v1/similar",
    tag: "Entities",
    summary: "Entities that may be one",
    description:
      "Pairs that are possibly the same, though not surely enough to join them, the likeliest first, with what speaks for it and against. What is surely the same is one entity already; why, each of its articles says.",
    query: z.strictObject({ ...paging }),
    answer: listOf(similarPair),
    problems: ["stale-cursor"],
    ask(context, { query }) {
      const { snapshot } = context;
      return listPage(context, {
        ...query,
        cursor: query.cursor,
        items: likeliestFirst(snapshot.graph.build.possiblySame ?? []),
        show: (pairs) =>
          pairs.map(({ entities: [one, other], likeness, reason }) => ({
            one: snapshot.entity(one),
            other: snapshot.entity(other),
            likeness,
            ...toLists(reason),
          })),
      });
    },
  }),

  question({
    path: "/v1/entities/{id}/similar",
    tag: "Entities",
    summary: "Who may be the same as an entity",
    description: "The likeliest first, with what speaks for it and against.",
    query: z.strictObject({ ...paging }),
    answer: listOf(similarEntity),
    problems: ["not-found", "stale-cursor"],
    ask(context, { id, query }) {
      const { snapshot } = context;
      const entity = entityOf(snapshot, id);
      const pairs = (snapshot.graph.build.possiblySame ?? []).filter(({ entities }) => entities.includes(entity.id));
      return listPage(context, {
        ...query,
        cursor: query.cursor,
        items: likeliestFirst(pairs),
        show: (page) =>
          page.map(({ entities, likeness, reason }) => ({
            entity: snapshot.entity(entities.find((each) => each !== entity.id) as EntityId),
            likeness,
            ...toLists(reason),
          })),
      });
    },
  }),
];

/** Equally likely ones in the order of their ids. */
const likeliestFirst = (pairs: readonly PossiblySame[]): PossiblySame[] =>
  [...pairs].sort((a, b) => b.likeness - a.likeness || order(a.entities.join(" "), b.entities.join(" ")));

function toLists(reason: string): { why: string[]; whyNot: string[] } {
  const { why, whyNot } = readReasons(reason);
  return { why: [...why], whyNot: [...whyNot] };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
