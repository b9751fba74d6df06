import { describe, expect, test } from "vitest";
import { shippedKinds } from "../../../scripts/extract/extract.ts";
import { kindFeatures } from "../../../scripts/extract/kindFeatures.ts";
import { chancesOfKinds, decidedKinds, readKindModel, writeKindModel } from "../../../scripts/extract/kindModel.ts";
import { makeWordKinds } from "../../../scripts/extract/wordKinds.ts";
import { readDocument } from "../../../scripts/nlp/document.ts";
import { hashText } from "../../../scripts/nlp/hash.ts";
import { quantiseKinds, readKinds, trainKinds } from "../../../scripts/train/organizationKinds.ts";
import { seededRandom } from "../../../scripts/train/perceptron.ts";

const noWords = { words: { facts: () => 0 }, wordKinds: makeWordKinds(new Int32Array(), new Uint8Array()) };
const features = (text: string, name: string) => {
  const document = readDocument(text);
  const words = name.split(" ");
  const first = document.tokens.findIndex((token) => token.text === words[0]);
  return kindFeatures(name, document, [{ first, last: first + words.length }], noWords);
};

describe("what speaks for a kind", () => {
  test("the same wording in the same place speaks the same way", () => {
    expect(features("Gunmen of Zebu struck.", "Zebu")).toEqual(features("Gunmen of Zebu struck.", "Zebu"));
  });
  test("the words around a name count, and so do its own", () => {
    const [one, other] = [features("Gunmen of Zebu struck.", "Zebu"), features("Shares of Zebu fell.", "Zebu")];
    expect(one).not.toEqual(other);
    expect(one).toContain(hashText("after struck"));
    expect(features("Zebu Lines fell.", "Zebu Lines")).toContain(hashText("last lines"));
  });
  test("words of the next sentence do not count", () => {
    expect(features("We saw Zebu. Shares fell.", "Zebu")).not.toContain(hashText("after 2 shares"));
  });
});

describe("learning kinds", () => {
  const rowCount = 1 << 10;
  const kinds = ["Company", "ArmedForce"] as const;
  const examples = Array.from({ length: 40 }, (_, n) => ({
    features: ["bias", n % 2 === 0 ? "after shares" : "after gunmen", `word ${n}`],
    kind: decidedKinds.indexOf(kinds[n % 2]!),
    weight: 1,
  }));
  const train = () => trainKinds(examples, { rowCount, passes: 4, random: seededRandom(1), report: () => {} });
  const bytes = () =>
    writeKindModel({
      rowCount,
      weights: quantiseKinds(train(), 0.02, 2),
      scale: 0.02,
      wordHashes: Int32Array.from(["zebu", "yak"].map(hashText)),
      wordKinds: Uint8Array.from([4, 7]),
    });

  test("what was learned is read back, and decides", () => {
    const model = readKindModel(bytes());
    const chances = chancesOfKinds(model, ["bias", "after gunmen"].map(hashText));
    expect(chances.reduce((sum, chance) => sum + chance)).toBeCloseTo(1);
    expect(decidedKinds[chances.indexOf(Math.max(...chances))]).toBe("ArmedForce");
    expect([model.wordKinds.kindOf("zebu"), model.wordKinds.kindOf("yak"), model.wordKinds.kindOf("gnu")]).toEqual([
      4, 7, 0,
    ]);
  });
  test("the same examples give the same bytes", () => {
    expect(bytes()).toEqual(bytes());
  });
  test("bytes that are no such model are refused with what to do", () => {
    expect(() => readKindModel(Buffer.from("nothing"))).toThrow(/train/);
  });
  test("a set's own words for its names and relations tell kinds, in UTF-16 offsets", () => {
    const lines = [
      { id: "a", text: "😀 Greens won", entities: [{ start: 2, end: 8, type: "ORG", subtype: "politicalparty" }] },
      {
        id: "b",
        text: "Ada leads Zebu",
        entities: [
          { id: 0, type: "ANY", mentions: [{ start: 10, end: 14 }] },
          { id: 1, type: "ANY", mentions: [{ start: 0, end: 3 }] },
        ],
        relations: [{ type: "CEO", head: 0, tail: 1 }],
      },
    ];
    const told = readKinds(lines.map((line) => JSON.stringify(line)).join("\n"));
    expect([...told].map(([id, kinds]) => [id, [...kinds]])).toEqual([
      ["a", [["3 9", "PoliticalParty"]]],
      ["b", [["10 14", "Company"]]],
    ]);
  });
});

describe("the decision that ships", () => {
  const decide = (text: string, name: string) => {
    const document = readDocument(text);
    const first = document.tokens.findIndex((token) => token.text === name);
    return shippedKinds().decide(name, document, [{ first, last: first + 1 }]);
  };
  test("knows from vectors and context what no list and no head word tells", () => {
    expect(decide("Carmaker Citroen sold cars.", "Citroen").kind).toBe("Company");
  });
  test("chances are shares of one", () => {
    const { chance } = decide("They said Zqxv was there.", "Zqxv");
    expect(chance).toBeGreaterThan(1 / decidedKinds.length);
    expect(chance).toBeLessThanOrEqual(1);
  });
});
