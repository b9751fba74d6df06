import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupCopies } from "../../../graph-data/copies/groupCopies.ts";
import { areCopies, packSketch, sketchOf, unpackSketch } from "../../../graph-data/copies/sketch.ts";
import type { ArticleId } from "../../../graph-data/ids.ts";
import { paragraphs, stretch } from "./stories.ts";

const [p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11] = paragraphs;
const whole = paragraphs.join("\n\n");

const sameEvent = `Cracks in a dam wall have forced the lake authority to shut half of its gates. ${[
  "Engineers noticed the damage during a routine dive, an official of the authority said on Monday evening.",
  "People in Brede are worried about their cattle; some spent the night driving sheep up the hill.",
  "“We were told at noon and had to be gone by four,” said one of them, who keeps forty cows.",
  "The bill for the work is put at eleven million crowns, and the state is expected to pay most of it.",
  "The grid company buys power abroad meanwhile. It hopes that the gates open again before the frost.",
].join(" ")}`;
const followUp = [
  "Three weeks after the lake authority shut half of its sluices the first lorry with cement crossed the old road on Tuesday, and the head of the works handed out helmets to reporters.",
  "“From now on it is only a question of the weather,” the foreman of Halden Works said, pointing at clouds above the northern shore, where rain had been falling since the early morning.",
  p1,
  "Since then the level has fallen by four metres, and remains of a farm that was drowned when the valley was flooded have come to light, to the delight of archaeologists from the capital.",
  p2,
  "The council has meanwhile paid for two loads of hay, and promised a third for the case that the meadows under the wall stay closed for longer than the end of the coming month.",
  "Pupils are to return to their own schools on Monday, the head teachers told parents, who had complained about cold rooms and about long ways in the dark to the old town hall.",
].join("\n\n");

describe("one story in nearly the same words", () => {
  test.each([
    [
      "with another headline and its tail cut off",
      `Dam shut\n\n${whole}`,
      `Villagers fear for cattle\n\n${stretch(0, 5)}`,
    ],
    [
      "with a dateline and an editor's name",
      `BREDE, Monday (Agency) – ${whole}`,
      `${whole}\n\nEdited by the night desk.`,
    ],
    ["in other quotation marks, cases and line breaks", whole, whole.replaceAll("\n\n", " ").toUpperCase()],
    [
      "with a word changed in every other paragraph",
      whole,
      whole
        .replace("Monday", "yesterday")
        .replace("nobody", "no one")
        .replace("Farmers", "Growers")
        .replace("million", "m"),
    ],
    ["without two paragraphs in the middle", whole, [p0, p1, p2, p5, p6, p7, p8, p9, p10, p11].join("\n\n")],
    ["taken over whole into a longer report", stretch(0, 6), `${stretch(0, 6)}\n\n${followUp}`],
  ])("%s is a copy", (_, one, other) => {
    expect(areCopies(sketchOf(one), sketchOf(other))).toBe(true);
    expect(areCopies(sketchOf(other), sketchOf(one))).toBe(true);
  });
});

describe("articles of their own", () => {
  test.each([
    ["two reports of one event", stretch(0, 6), sameEvent],
    ["a follow-up that repeats two paragraphs", stretch(0, 6), followUp],
    ["a follow-up that repeats two paragraphs of a long story", whole, followUp],
    ["two halves of one long report", stretch(0, 6), stretch(6, 6)],
    ["stories that end with the same notice", `${stretch(0, 4)}\n\n${p11}`, `${stretch(4, 4)}\n\n${p11}`],
    ["captions of one picture", "The dam at Brede on Monday.", "The dam at Brede on Monday."],
    ["one quotation, in two stories", `${p3} ${p4} ${p5} ${p1}`, `${p7} ${p8} ${p9} ${p10} ${p1}`],
  ])("%s are not copies", (_, one, other) => {
    expect(areCopies(sketchOf(one), sketchOf(other))).toBe(false);
  });
});

const id = (n: number): ArticleId => `a_${String(n).padStart(20, "0")}` as ArticleId;

test("what is linked by copies is one story, named by its smallest id", () => {
  const sketches = new Map([
    [id(5), sketchOf(stretch(4))],
    [id(3), sketchOf(stretch(2))],
    [id(4), sketchOf(stretch(0))],
    [id(1), sketchOf(sameEvent)],
  ]);
  // The first and the last share too little; the one between them is a copy of both.
  expect(areCopies(sketches.get(id(4))!, sketches.get(id(5))!)).toBe(false);
  expect(groupCopies(sketches)).toEqual({ [id(3)]: id(3), [id(4)]: id(3), [id(5)]: id(3) });
});

test("the order of the articles does not matter", () => {
  const all = Array.from({ length: 7 }, (_, n): [ArticleId, ReturnType<typeof sketchOf>] => [
    id(n),
    sketchOf(stretch(n)),
  ]);
  fc.assert(
    fc.property(fc.shuffledSubarray(all), (some) => {
      const sorted = [...some].sort(([a], [b]) => (a < b ? -1 : 1));
      expect(groupCopies(new Map(some))).toEqual(groupCopies(new Map(sorted)));
    }),
  );
});

test("a sketch of any text comes back as it was kept", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary", maxLength: 2_000 }), fc.constant(whole.repeat(3))), (text) => {
      expect(unpackSketch(packSketch(sketchOf(text)))).toEqual(sketchOf(text));
    }),
  );
});
