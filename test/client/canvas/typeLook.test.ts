import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { schemes, shapeOf, typeLooks } from "../../../client/canvas/typeLook.ts";
import { entityTypeNames } from "../../../graph-data/ontology.ts";

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: string, other: string): number {
  const luminance = (hex: string) => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

describe.each(["light", "dark"] as const)("on the %s ground", (scheme) => {
  test.each(entityTypeNames)("%s stands out", (type) => {
    expect(contrast(typeLooks[type].color, schemes[scheme].ground)).toBeGreaterThanOrEqual(3);
  });

  test.each(["ink", "quiet", "accent"] as const)("text in %s can be read", (name) => {
    expect(contrast(schemes[scheme][name], schemes[scheme].ground)).toBeGreaterThanOrEqual(4.5);
  });

  test("the style sheet has the same ground, ink and accent", () => {
    const sheet = readFileSync("client/styles.css", "utf8");
    for (const name of ["ground", "ink", "quiet", "accent"] as const) {
      expect(sheet).toContain(`--${name}: ${schemes[scheme][name]};`);
    }
  });
});

test.each(entityTypeNames)("the white icon on %s stands out", (type) => {
  expect(contrast(typeLooks[type].color, "#ffffff")).toBeGreaterThanOrEqual(3);
});

test("no two types share both shape and icon, nor colour", () => {
  const looks = entityTypeNames.map((type) => `${shapeOf(type)} ${typeLooks[type].icon}`);
  expect(new Set(looks).size).toBe(entityTypeNames.length);
  expect(new Set(entityTypeNames.map((type) => typeLooks[type].color)).size).toBe(entityTypeNames.length);
});
