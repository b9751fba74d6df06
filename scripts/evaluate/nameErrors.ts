import { entityTypes } from "../../graph-data/ontology.ts";
import type { Extraction } from "../../graph-data/records/extraction.ts";
import type { LabelledArticle } from "./readLabelled.ts";

/** A line for each name that was read wrongly: not found, found with other ends or type, or no name at all. */
export function nameErrors(article: LabelledArticle, extraction: Extraction): string[] {
  if (article.names === undefined) return [];
  const { text, names } = article;
  const found = extraction.entities.flatMap((entity) => {
    const { coarse } = entityTypes[entity.type];
    return coarse === "MISC"
      ? []
      : entity.mentions.filter(({ kind }) => kind === "name").map(({ start, end }) => ({ start, end, type: coarse }));
  });
  const wording = ({ start, end }: { start: number; end: number }) => text.slice(start, end).replace(/\s+/g, " ");
  const errors: string[] = [];
  const touched = new Set<object>();
  for (const name of names) {
    const same = found.find(({ start, end }) => start === name.start && end === name.end);
    const near = same ?? found.find(({ start, end }) => start < name.end && name.start < end);
    if (near) touched.add(near);
    if (!near) errors.push(`name ${name.type} not found: ${wording(name)}`);
    else if (!same) errors.push(`name ${name.type} with other ends: ${wording(near)} for ${wording(name)}`);
    else if (same.type !== name.type) errors.push(`name ${name.type} read as ${same.type}: ${wording(name)}`);
  }
  for (const name of found)
    if (!touched.has(name) && !names.some(({ start, end }) => start < name.end && name.start < end))
      errors.push(`name where none is: ${name.type} ${wording(name)}`);
  return errors;
}
