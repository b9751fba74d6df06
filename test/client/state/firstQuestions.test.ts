import { expect, test } from "vitest";
import { firstQuestions } from "../../../client/state/firstQuestions.ts";
import { sampleKnowledge } from "./sampleKnowledge.ts";

test("asks what the graph can answer: a pair that others connect, and the one who met most", () => {
  const knowledge = sampleKnowledge(
    ["country.france", "person.jane", "person.omar", "org.acme", "org.zenith"],
    [
      ["person.jane", "headOf", "country.france"],
      ["person.jane", "metWith", "person.omar"],
      ["person.omar", "employedBy", "org.acme"],
      ["person.omar", "employedBy", "org.zenith"],
      ["org.acme", "basedIn", "country.france"],
    ],
  );
  const [pair, meeting] = firstQuestions(knowledge);
  expect(pair).toEqual({
    words: "How is person.omar connected to country.france?",
    subject: { kind: "path", from: "person.omar", to: "country.france" },
  });
  expect(meeting).toEqual({
    words: "Whom did person.omar meet?",
    subject: { kind: "entity", id: "person.omar", relationType: "metWith" },
  });
});

test("asks nothing that has no answer", () => {
  expect(firstQuestions(sampleKnowledge([], []))).toEqual([]);
  expect(firstQuestions(sampleKnowledge(["org.a", "org.b"], [["org.a", "ownerOf", "org.b"]]))).toEqual([]);
});
