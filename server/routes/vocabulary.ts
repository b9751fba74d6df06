import { z } from "zod";
import { assertions, entityTypes, mentionKinds, relationTypes } from "../../graph-data/ontology.ts";
import { schemaAnswer } from "../contract.ts";
import { question } from "../endpoint.ts";

export const vocabularyEndpoints = [
  question({
    path: "/v1/schema",
    tag: "About",
    summary: "What the graph can say",
    description: "Entity types, relation types with their signatures and wording, assertions, kinds of mentions.",
    query: z.strictObject({}),
    answer: schemaAnswer,
    problems: [],
    ask: ({ snapshot }) => ({ entityTypes, relationTypes, assertions, mentionKinds, build: snapshot.build }),
  }),
];
