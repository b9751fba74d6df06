import { relationTypes } from "../ontology.ts";
import type { Relation } from "../records/build.ts";

/**
 * A relation as a sentence: "Jane Smith works for Acme". One that the text does not state itself says so in brackets.
 *
 * @param nameOf the name of an entity
 */
export function relationSentence(
  { type, source, target, assertion }: Pick<Relation, "type" | "source" | "target" | "assertion">,
  nameOf: (entity: Relation["source"]) => string,
): string {
  const sentence = `${nameOf(source)} ${relationTypes[type].reads} ${nameOf(target)}`;
  return assertion === "stated" ? sentence : `${sentence} (${assertion})`;
}
