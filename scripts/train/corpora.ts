import type { NameType } from "../nlp/bilou.ts";

/** A name in a text. Offsets are UTF-16 code units, end exclusive. */
interface LabelledName {
  readonly start: number;
  readonly end: number;
  readonly type: NameType;
  /** What the set itself calls it, where that is finer than its type. */
  readonly subtype: string;
}

/** A text with the names that a labelled set gives for it; `names` is empty for text without labels. */
export interface LabelledText {
  readonly id: string;
  readonly set: string;
  readonly text: string;
  readonly names: readonly LabelledName[];
  /** Names are complete up to here, in UTF-16 code units. */
  readonly completeUntil: number;
}

/**
 * Reads the lines of one labelled set: one JSON object a line, `{id, text, entities}`, offsets in code points;
 * an entity has its place itself or in `mentions`. Kinds other than the four types are left out.
 */
export function readLabelledTexts(set: string, lines: string): LabelledText[] {
  return lines.split("\n").flatMap((line, n) => {
    if (line === "") return [];
    const item: unknown = JSON.parse(line);
    const text = at(item, "text");
    if (typeof text !== "string") throw new Error(`${set}, line ${n + 1}: expected an object with a "text"`);
    const place = toCodeUnits(text);
    const until = at(item, "annotated_until");
    const names = list(at(item, "entities")).flatMap((entity) => {
      const type = at(entity, "type");
      if (type !== "PER" && type !== "ORG" && type !== "LOC" && type !== "MISC") return [];
      const subtype = at(entity, "subtype");
      return list(at(entity, "mentions") ?? [entity]).flatMap((mention) => {
        const [start, end] = [at(mention, "start"), at(mention, "end")];
        if (typeof start !== "number" || typeof end !== "number" || end <= start) return [];
        return [
          { start: place(start), end: place(end), type, subtype: typeof subtype === "string" ? subtype : "" } as const,
        ];
      });
    });
    return [
      {
        id: String(at(item, "id")),
        set,
        text,
        names,
        completeUntil: typeof until === "number" ? place(until) : text.length,
      },
    ];
  });
}

/** From an offset in code points to one in UTF-16 code units. */
export function toCodeUnits(text: string): (codePoint: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (n) => n;
  const places = [0];
  for (const character of text) places.push(places[places.length - 1]! + character.length);
  return (n) => places[Math.min(n, places.length - 1)]!;
}

function at(of: unknown, field: string): unknown {
  return typeof of === "object" && of !== null ? (of as Record<string, unknown>)[field] : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
