import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { type Drawing, pictureSvg } from "../../../client/canvas/pictureSvg.ts";
import { bundleRelations } from "../../../client/state/bundles.ts";
import { sampleKnowledge } from "../state/sampleKnowledge.ts";

const knowledge = sampleKnowledge(
  ["person.jane", "org.acme", "country.france"],
  [
    ["person.jane", "employedBy", "org.acme", { assertion: "claimed" }],
    ["org.acme", "criticized", "country.france", { assertion: "denied" }],
  ],
);
const bundles = bundleRelations(knowledge.relations.values());
const drawing: Drawing = {
  width: 400,
  height: 300,
  nodes: [...knowledge.entities.values()].map(({ id, entityType }, n) => ({
    id,
    x: 80 + n * 120,
    y: 100 + (n % 2) * 80,
    radius: 12,
    label: n === 0 ? "Jane <Smith> & \u0000Co" : id,
    type: entityType,
    ringed: n === 0,
  })),
  lines: [...bundles.values()].map((bundle) => ({ bundle, width: 2, strength: 0.7 })),
};

function read(svg: string): { name: string; text: string; attributes: Record<string, string> }[] {
  const found: { name: string; text: string; attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser({ xmlns: false });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    found.push({ name, text: "", attributes: { ...attributes } as Record<string, string> });
  });
  parser.on("text", (text) => {
    if (found.length > 0) found[found.length - 1]!.text += text;
  });
  parser.write(svg).close();
  return found;
}

const options = { scheme: "light", caption: "From a test", widthOf: (text: string) => text.length * 7 } as const;

test("is well-formed, with every name as text and a legend of the types that are seen", () => {
  const elements = read(pictureSvg(drawing, options));
  const texts = elements.filter(({ name }) => name === "text").map(({ text }) => text.trim());
  expect(texts).toEqual([
    "Jane <Smith> & Co",
    "org.acme",
    "country.france",
    "people",
    "companies",
    "countries",
    "From a test",
  ]);
});

test("a claim is dashed, a denial crossed, a direction has its arrow", () => {
  const elements = read(pictureSvg(drawing, options));
  expect(elements.filter(({ attributes }) => attributes["stroke-dasharray"] !== undefined).length).toBe(1);
  const strokes = elements.filter(({ name, attributes }) => name === "path" && attributes.stroke !== undefined);
  // Two lines and the stroke across one of them.
  expect(strokes.length).toBe(3);
});

test("what stands outside the picture is left out, and lines to it are drawn to its edge", () => {
  const far = { ...drawing, nodes: drawing.nodes.map((node, n) => (n === 2 ? { ...node, x: 5_000 } : node)) };
  const texts = read(pictureSvg(far, options)).filter(({ name }) => name === "text");
  expect(texts.map(({ text }) => text.trim())).not.toContain("country.france");
});
