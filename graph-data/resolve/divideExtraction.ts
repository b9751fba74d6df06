import { type Decision, holding } from "../records/decision.ts";
import type { ExtractedEntity, Extraction, Span } from "../records/extraction.ts";

/** For each article the places that people gave to somebody else, one list a decision, oldest first. */
export type Divisions = ReadonlyMap<string, readonly (readonly Span[])[]>;

export function divisionsOf(log: readonly Decision[]): Divisions {
  const divisions = new Map<string, Span[][]>();
  for (const { content } of holding(log)) {
    if (content.kind !== "split") continue;
    for (const [article, places] of Map.groupBy(content.places, (place) => place.article as string)) {
      const own = divisions.get(article);
      if (own) own.push(places);
      else divisions.set(article, [places]);
    }
  }
  return divisions;
}

/**
 * What one article says, with each entity of it taken apart of which a person chose some mentions and left others that name it. The parts
 * are entities of the article like any other: what is known of them is decided as ever, and relations go where their ends are named. "He"
 * and "the minister" stay where they are unless they were chosen, or no name is left to mean.
 *
 * @param divisions the article's own, if any; of two that hold one mention the later counts
 */
export function divideExtraction(
  extraction: Extraction,
  divisions: readonly (readonly Span[])[] | undefined,
): Extraction {
  if (divisions === undefined) return extraction;
  const parts = new Map(extraction.entities.map((entity) => [entity.id, partsOf(entity, divisions)]));
  if ([...parts.values()].every(({ length }) => length === 1)) return extraction;
  const meant = (local: string, at: Span): string =>
    parts.get(local)?.find(({ mentions }) => mentions.some((mention) => overlap(mention, at)))?.id ?? local;
  return {
    ...extraction,
    entities: [...parts.values()].flat(),
    relations: extraction.relations.map((relation) => ({
      ...relation,
      source: meant(relation.source, relation.evidence.source),
      target: meant(relation.target, relation.evidence.target),
    })),
  };
}

function partsOf(entity: ExtractedEntity, divisions: readonly (readonly Span[])[]): ExtractedEntity[] {
  const { mentions } = entity;
  const divisionOf = (mention: Span): number =>
    divisions.findLastIndex((places) => places.some((place) => overlap(place, mention)));
  const names = mentions.filter(({ kind }) => kind === "name");
  const naming = names.length > 0 ? names : mentions;
  const isLeft = naming.some((mention) => divisionOf(mention) < 0);
  // Without a name that stayed, what was not chosen goes with the first that was.
  const stays = isLeft ? -1 : divisionOf(naming[0]!);
  const groups = Map.groupBy(mentions, (mention) => {
    const division = divisionOf(mention);
    return division < 0 ? stays : division;
  });
  if (groups.size === 1) return [entity];
  return [...groups].map(([division, own]) =>
    division === stays
      ? { ...entity, mentions: own }
      : { ...entity, id: `${entity.id}~${own[0]!.start}`, mentions: own },
  );
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && a.end > b.start;
