import nlp from "compromise/three";
import { beforeAll, describe, expect, test } from "vitest";
import { type FoundName, names } from "../../../scripts/nlp/plugin.ts";

const text = "Jane Mwangi's firm, Siemens AG, sued officials in Nairobi. “Paul Okafor lied,” said Mwangi.";
// Compromise gives out a term with the marks around it.
const plain = (view: { out(kind: "array"): string[] }) => view.out("array").map((name) => name.replace(/[“.,]/g, ""));
type Doc = ReturnType<typeof nlp> & { names(): FoundName[] };

beforeAll(() => {
  nlp.plugin(names);
});

describe("compromise with the names plugin", () => {
  test("answers with the names that our tagger found", () => {
    const doc = nlp(text) as Doc;
    expect(plain(doc.people())).toEqual(["Jane Mwangi's", "Paul Okafor", "Mwangi"]);
    expect(plain(doc.places())).toEqual(["Nairobi"]);
    expect(plain(doc.organizations())).toEqual(["Siemens AG"]);
  });

  test("its tags can be matched", () => {
    const doc = nlp(text) as Doc;
    expect(plain(doc.match("#Person+"))).toEqual(["Jane Mwangi's", "Paul Okafor", "Mwangi"]);
    expect(doc.match("said #Person").found).toBe(true);
    expect(doc.match("officials in #Place").found).toBe(true);
  });

  test("every name has exact offsets and a confidence", () => {
    const found = (nlp(text) as Doc).names();
    expect(found.map((name) => name.text)).toEqual(["Jane Mwangi", "Siemens AG", "Nairobi", "Paul Okafor", "Mwangi"]);
    for (const name of found) {
      expect(text.slice(name.start, name.end)).toBe(name.text);
      expect(name.confidence).toBeGreaterThan(0);
      expect(name.confidence).toBeLessThanOrEqual(1);
    }
  });

  test("a view of one sentence has the names of that sentence", () => {
    const second = (nlp(text) as Doc).sentences().eq(1) as unknown as Doc;
    expect(second.names().map((name) => name.text)).toEqual(["Paul Okafor", "Mwangi"]);
    expect(second.people(0).text("normal")).toMatch(/okafor/i);
  });

  test.each(["", "may was cold and will broke the chair", "On Monday it rained."])(
    "finds no name in %j",
    (nameless) => {
      const doc = nlp(nameless) as Doc;
      expect(doc.names()).toEqual([]);
      expect(doc.people().found).toBe(false);
    },
  );
});
