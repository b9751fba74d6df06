import { nameKey } from "../../names/key.ts";
import { type Form, formsOf, profileId } from "../../resolve/formsOf.ts";
import type { GraphRows } from "../graphRows.ts";
import type { ArticlesUpdate } from "./articlesUpdate.ts";
import type { EntityChanges } from "./changeEntities.ts";
import { order } from "./order.ts";
import type { DecidedPlaces } from "./placeByDecisions.ts";
import { homeAfter, homeBefore, type ProfileChange, type ProfileChanges } from "./profileChanges.ts";

/** Writes down where the members of entities that went are now, so that their ids go on answering. */
export async function retireEntities(
  rows: GraphRows,
  profiles: ProfileChanges,
  done: {
    readonly build: number;
    readonly entities: EntityChanges;
    readonly decided: DecidedPlaces;
    readonly update: ArticlesUpdate;
  },
): Promise<void> {
  const { build, entities, decided, update } = done;
  if (entities.added.size > 0) await rows.history.unretire([...entities.added]);
  if (entities.gone.size === 0) return;
  const successors = new Map<string, Map<string, number>>([...entities.gone].map((id) => [id, new Map()]));
  const note = (from: string | null, to: string | null, members: number) => {
    const own = from === null ? undefined : successors.get(from);
    if (own && to !== null && to !== from) own.set(to, (own.get(to) ?? 0) + members);
  };
  for (const change of profiles.all()) note(homeBefore(change), homeAfter(change), change.row.articles);
  for (const { before, after } of decided.members) note(before, after, 1);
  for (const [from, to] of replacedBy(profiles, update)) note(from, to, 1);
  await rows.history.retire(
    [...successors].map(([id, own]) => ({
      id,
      build,
      reason: own.size > 0 ? "its members are part of another entity now" : update.cause,
      successors: JSON.stringify(
        [...own].sort(([a, n], [b, m]) => m - n || order(a, b)).map(([to, members]) => ({ id: to, members })),
      ),
    })),
  );
}

/** Where a reading was replaced: what bears the same name in the same article is what it was. */
function replacedBy(
  profiles: ProfileChanges,
  { add, remove }: ArticlesUpdate,
): (readonly [string | null, string | null])[] {
  const again = new Map(add.map((reading) => [reading.article.id, reading]));
  return remove.flatMap(({ article, extraction }) => {
    const reading = again.get(article.id);
    if (reading === undefined) return [];
    const now = new Map(
      formsOf(reading.article, reading.extraction).forms.map((form) => [nameKey(form.profile.name), form]),
    );
    return formsOf(article, extraction).forms.map((form) => {
      const same = now.get(nameKey(form.profile.name));
      return [entityOf(profiles, form, homeBefore), same ? entityOf(profiles, same, homeAfter) : null] as const;
    });
  });
}

function entityOf(
  profiles: ProfileChanges,
  { block, profile }: Form,
  at: (change: ProfileChange) => string | null,
): string | null {
  const change = profiles.find(block, profileId(profile));
  return change ? at(change) : null;
}
