import { assertions, entityTypes, mentionKinds, organizations, relationTypes } from "../../graph-data/ontology.ts";

/** The page that describes the vocabulary, made from the ontology's tables so that it cannot disagree with them. */
export function ontologyPage(): string {
  const relations = (group: string): string =>
    table(
      ["type", "reads", "inverse reads", "from", "to", "PLOVER (CAMEO)"],
      Object.entries(relationTypes)
        .filter(([, row]) => row.group === group)
        .map(([name, row]) => [
          `\`${name}\`${"symmetric" in row ? " ↔" : ""}`,
          row.reads,
          "symmetric" in row ? "–" : row.inverse,
          types(row.from),
          types(row.to),
          "plover" in row ? row.plover : "–",
        ]),
    );
  return `${[
    "# What the graph can say",
    "Made by `npm run docs` from `ontology.ts`. ↔ reads the same both ways and is stored once. *Any body* is one of " +
      `${organizations.join(", ")}; *actor* is a Person, a Country or any body.`,
    "## Entities",
    table(
      ["type", "meaning", "class", "FollowTheMoney"],
      Object.entries(entityTypes).map(([name, row]) => [`\`${name}\``, row.meaning, row.class, row.ftm]),
    ),
    "## Lasting ties",
    relations("tie"),
    "## Interactions",
    relations("interaction"),
    "## Fallbacks",
    relations("fallback"),
    "## How a text holds a statement",
    table(
      ["assertion", "meaning"],
      Object.entries(assertions).map(([name, row]) => [`\`${name}\``, row.meaning]),
    ),
    "## How a mention names its entity",
    table(
      ["kind", "example"],
      Object.entries(mentionKinds).map(([name, row]) => [`\`${name}\``, row.example]),
    ),
  ].join("\n\n")}\n`;
}

/** "actor, Place" instead of ten names. */
function types(names: readonly string[]): string {
  const all = Object.keys(entityTypes);
  if (names.length === all.length) return "anything";
  const hasBodies = organizations.every((name) => names.includes(name));
  const isActor = hasBodies && names.includes("Person") && names.includes("Country");
  const rest = names.filter(
    (name) =>
      !(hasBodies && (organizations as readonly string[]).includes(name)) &&
      !(isActor && (name === "Person" || name === "Country")),
  );
  return [...(isActor ? ["actor"] : hasBodies ? ["any body"] : []), ...rest].join(", ");
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "--"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
