import { z } from "zod";
import { type Path, paths } from "../../graph-data/graph/paths.ts";
import { relationFilter } from "../../graph-data/graph/relationFilter.ts";
import { relationSentence } from "../../graph-data/graph/relationSentence.ts";
import type { EntityId } from "../../graph-data/ids.ts";
import { type Assertion, assertionNames, relationTypeNames } from "../../graph-data/ontology.ts";
import { bestFirst } from "../articleReader.ts";
import { limits, type Path as PathAnswer, pathsAnswer } from "../contract.ts";
import { type QuestionContext, question } from "../endpoint.ts";
import { flag, id, someOf, whole } from "../parameters.ts";
import { ApiError } from "../problem.ts";
import { entityOf } from "./found.ts";
import { relationParameters, toCriteria } from "./relationParameters.ts";

const relation = someOf(
  relationTypeNames,
  "Only through relations of these types. Fallbacks are never part of a path.",
);
const assertion = someOf(
  [...assertionNames, "all"],
  "Only through relations whose strongest assertion is one of these. Default: stated.",
);

export const pathEndpoints = [
  question({
    path: "/v1/paths",
    tag: "Graph",
    summary: "How two entities are connected",
    description:
      "The best simple paths between two entities, over relations of either direction, a sentence and its evidence for each hop. Never through linkedByText or coOccurs. Where there is none, `note` says so and whether claimed or planned relations would connect them.",
    query: z.strictObject({
      from: id("The entity at one end.").unwrap(),
      to: id("The entity at the other end.").unwrap(),
      maxHops: whole({ min: 1, max: limits.pathHops, fallback: 4, description: "How long a path may be." }),
      k: whole({ min: 1, max: limits.paths, fallback: 5, description: "How many paths." }),
      avoidHubs: flag(true, "Prefer paths that do not run through entities that are connected with nearly everybody."),
      relation,
      assertion,
      minConfidence: relationParameters.minConfidence,
    }),
    answer: pathsAnswer,
    problems: ["not-found"],
    async ask(context, { query }) {
      const { snapshot } = context;
      const [from, to] = [entityOf(snapshot, query.from).id, entityOf(snapshot, query.to).id];
      if (from === to) {
        const detail = "expected another entity than from";
        throw new ApiError("invalid-parameter", `to: ${detail}`, { errors: [{ parameter: "to", detail }] });
      }
      const { maxHops, k, avoidHubs } = query;
      const find = (assertions: ReadonlySet<Assertion | "all">, wanted: number) =>
        paths(snapshot.graph, from, to, {
          maxHops,
          // One more than asked for tells whether there are more.
          k: wanted + 1,
          avoidHubs,
          keep: relationFilter(
            snapshot.graph,
            toCriteria({ ...query, from: undefined, to: undefined, assertion: assertions }),
          ),
        });
      const assertions = query.assertion ?? new Set<Assertion | "all">(["stated"]);
      const found = find(assertions, k);
      const shown = await Promise.all(found.slice(0, k).map((path) => toAnswer(context, path)));
      const through = assertions.has("all") ? "" : `${inWords([...assertions])} `;
      const weaker = new Set<Assertion | "all">([...assertions, "claimed", "planned"]);
      const others = found.length > 0 || weaker.size === assertions.size ? [] : find(weaker, limits.paths);
      return {
        data: shown,
        note:
          shown.length > 0
            ? `${many(shown.length, "path")}${found.length > k ? ", and there are more" : ""}`
            : none(maxHops, through, others.length),
        searchedHops: maxHops,
        truncated: found.length > k,
        build: snapshot.build,
      };
    },
  }),
];

function none(maxHops: number, through: string, others: number): string {
  const more = others > limits.paths ? `more than ${limits.paths}` : String(others);
  const first = `no path within ${many(maxHops, "hop")} through ${through}relations`;
  return others > 0 ? `${first}; ${more} through claimed or planned ones` : first;
}

async function toAnswer({ snapshot, reader }: QuestionContext, path: Path): Promise<PathAnswer> {
  const nameOf = (id: EntityId) => snapshot.graph.entities.get(id)?.name ?? id;
  const best = path.relations.map((relation) => [...relation.statements].sort(bestFirst(relation.assertion))[0]!);
  const evidence = new Map((await reader.evidence(snapshot, best)).map((each) => [each.statement, each]));
  return {
    entities: path.entities.map((id) => snapshot.entity(id)),
    hops: path.relations.map((relation, i) => {
      const its = evidence.get(best[i]!.id);
      if (!its) throw new Error(`pathEndpoints: the text of ${best[i]!.article} is not in the store`);
      return {
        relation: snapshot.relation(relation),
        forward: relation.source === path.entities[i],
        sentence: relationSentence(relation, nameOf),
        evidence: its,
      };
    }),
  };
}

const many = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;

const inWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
