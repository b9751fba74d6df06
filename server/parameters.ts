import { z } from "zod";
import { toDate } from "../graph-data/records/article.ts";
import { limits } from "./contract.ts";
import { ApiError } from "./problem.ts";

/**
 * What may stand behind the question mark. Each helper makes a schema that reads a string and shows itself in the OpenAPI document as
 * what it means.
 */

/** Parameters that may be repeated or hold several values with commas between them. */
const lists = new WeakSet<z.ZodType>();

/** A whole number. */
export function whole(range: { min: number; max: number; fallback: number; description: string }) {
  const { min, max, fallback, description } = range;
  const wanted = `expected a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, wanted)
    .transform(Number)
    .pipe(z.int(wanted).min(min, wanted).max(max, wanted))
    .default(fallback)
    .meta({ description, override: shownAs({ type: "integer", minimum: min, maximum: max, default: fallback }) });
}

/** A number from 0 to 1. */
export const fraction = (description: string) =>
  z
    .string()
    .regex(/^(0(\.\d{1,9})?|1(\.0{1,9})?)$/, "expected a number from 0 to 1")
    .transform(Number)
    .optional()
    .meta({ description, override: shownAs({ type: "number", minimum: 0, maximum: 1 }) });

export const flag = (fallback: boolean, description: string) =>
  z
    .enum(["true", "false"], "expected true or false")
    .transform((value) => value === "true")
    .default(fallback)
    .meta({ description, override: shownAs({ type: "boolean", default: fallback }) });

/** ISO 8601, partial dates allowed: 2018, 2018-03, 2018-03-28. */
export const date = (description: string) =>
  z
    .string()
    .refine((value) => value.length <= 10 && toDate(value) === value, "expected a date: 2018, 2018-03 or 2018-03-28")
    .optional()
    .meta({ description, override: shownAs({ type: "string", pattern: "^\\d{4}(-\\d{2}(-\\d{2})?)?$" }) });

export const text = (description: string) =>
  z.string().max(limits.queryCharacters, tooLong).optional().meta({ description });

const tooLong = `expected at most ${limits.queryCharacters} characters`;

/** Several names of a table, with commas between them or as a repeated parameter. */
export function someOf<const Name extends string>(names: readonly Name[], description: string) {
  const known = new Set<string>(names);
  const schema = z
    .string()
    .transform((value) => value.split(","))
    .pipe(
      z.array(
        z.custom<Name>((value) => typeof value === "string" && known.has(value), `expected one of ${names.join(", ")}`),
      ),
    )
    .transform((values) => new Set(values) as ReadonlySet<Name>)
    .optional()
    .meta({ description, override: shownAs({ type: "array", items: { type: "string", enum: [...names] } }) });
  lists.add(schema);
  return schema;
}

/** Which fields of a list's items are wanted. */
export const fieldsOf = (item: z.ZodObject) =>
  someOf(
    Object.keys(item.shape),
    "Only these fields of each item; `id` always comes. What an item does not have is left out.",
  );

/** Several ids, with commas between them or as a repeated parameter. */
export function someIds(max: number, description: string) {
  const schema = z
    .string()
    .transform((value) => [...new Set(value.split(","))])
    .pipe(
      z
        .array(z.string().min(1, "expected an id").max(limits.queryCharacters, tooLong))
        .max(max, `expected at most ${max} ids`),
    )
    .optional()
    .meta({ description, override: shownAs({ type: "array", items: { type: "string" }, maxItems: max }) });
  lists.add(schema);
  return schema;
}

/** One id. */
export const id = (description: string) =>
  z.string().min(1, "expected an id").max(limits.queryCharacters, tooLong).optional().meta({ description });

export interface SortKey<Key extends string> {
  readonly key: Key;
  readonly descending: boolean;
}

/** An order: names with commas between them, a minus before one that goes down. The id is always the last key. */
export function sortBy<const Key extends string>(keys: readonly Key[], fallback: string, description: string) {
  const known = new Set<string>([...keys, "id"]);
  return z
    .string()
    .transform((value) => value.split(","))
    .pipe(
      z
        .array(
          z.custom<string>(
            (value) => typeof value === "string" && known.has(value.replace(/^-/, "")),
            `expected some of ${[...known].join(", ")}, each with or without a minus before it`,
          ),
        )
        .max(6, "expected at most 6 keys"),
    )
    .transform((values): SortKey<Key | "id">[] =>
      values.map((value) => ({ key: value.replace(/^-/, "") as Key | "id", descending: value.startsWith("-") })),
    )
    .optional()
    .meta({
      description: `${description} Default: ${fallback}.`,
      override: shownAs({ type: "string", examples: [fallback] }),
    });
}

/** How many items a page has, and where it begins. */
export const paging = {
  limit: whole({
    min: 1,
    max: limits.pageSize,
    fallback: limits.defaultPageSize,
    description: "How many items a page has.",
  }),
  cursor: z
    .string()
    .max(400, "expected a cursor that this server gave")
    .optional()
    .meta({ description: "Where the page begins: `page.nextCursor` of the page before." }),
};

/**
 * Looks at every parameter of a request.
 *
 * @throws ApiError invalid-parameter for one that is unknown, comes twice, or has no sense
 */
export function readQuery<Schema extends z.ZodObject>(schema: Schema, raw: URLSearchParams): z.output<Schema> {
  const values = new Map<string, string[]>();
  for (const [name, value] of raw) {
    const own = values.get(name);
    if (own) own.push(value);
    else values.set(name, [value]);
  }
  const errors: { parameter: string; detail: string }[] = [];
  const input: Record<string, string> = Object.create(null);
  for (const [name, all] of values) {
    const parameter = name.slice(0, 80);
    const known = Object.hasOwn(schema.shape, name) ? (schema.shape[name] as z.ZodType) : undefined;
    if (!known) {
      const others = Object.keys(schema.shape).join(", ");
      errors.push({ parameter, detail: `unknown parameter; known here: ${others || "none"}` });
    } else if (lists.has(known)) input[name] = all.join(",");
    else if (all.length > 1) errors.push({ parameter, detail: "given more than once" });
    else input[name] = all[0]!;
  }
  const parsed = schema.safeParse({ ...input });
  if (!parsed.success)
    for (const issue of parsed.error.issues) {
      const parameter = String(issue.path[0] ?? "");
      const came = input[parameter];
      errors.push({
        parameter,
        detail: came === undefined ? "is missing" : `${issue.message}, got ${JSON.stringify(came.slice(0, 80))}`,
      });
    }
  if (errors.length > 0 || !parsed.success) {
    const [first] = errors;
    throw new ApiError(
      "invalid-parameter",
      first ? `${first.parameter}: ${first.detail}` : "The parameters make no sense.",
      {
        errors: errors.slice(0, 20),
      },
    );
  }
  return parsed.data;
}

/** Shows a parameter as what it means, without the pattern of the string that carries it. */
function shownAs(schema: Record<string, unknown>) {
  return ({ jsonSchema }: { jsonSchema: object }): void => {
    const shown = jsonSchema as Record<string, unknown>;
    for (const key of Object.keys(shown)) if (key !== "description") delete shown[key];
    Object.assign(shown, schema);
  };
}
