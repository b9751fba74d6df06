import { isEntityType } from "../../graph-data/ontology.ts";
import type { Job as KeptJob } from "../../graph-data/store/store.ts";
import type { Job } from "../contract.ts";

/**
 * A job as it goes over the wire.
 *
 * @param ahead jobs before it in the queue, where it waits
 */
export function toJob(kept: KeptJob, ahead?: number): Job {
  const { id, state, name, known, article, reason, createdAt, finishedAt, build, newEntities, newRelations } = kept;
  return {
    id,
    state,
    name,
    ...(known === undefined ? {} : { known }),
    ...(article === undefined ? {} : { article }),
    ...(reason === undefined ? {} : { reason }),
    createdAt,
    ...(finishedAt === undefined ? {} : { finishedAt }),
    ...(ahead === undefined || state !== "queued" ? {} : { ahead }),
    ...(state === "done" && build !== undefined
      ? {
          result: {
            build,
            newEntities: (newEntities ?? []).flatMap(({ id, type, name }) =>
              isEntityType(type) ? [{ id, type, name }] : [],
            ),
            newRelations: (newRelations ?? []).map(({ id, sentence }) => ({ id, sentence })),
          },
        }
      : {}),
  };
}

/** How many unfinished jobs came before each waiting one. Jobs are handed in newest first, as the store lists them. */
export function aheadOf(jobs: readonly KeptJob[]): ReadonlyMap<string, number> {
  const ahead = new Map<string, number>();
  let before = 0;
  for (const { id, state } of [...jobs].reverse()) {
    if (state === "queued") ahead.set(id, before);
    if (state === "queued" || state === "reading") before++;
  }
  return ahead;
}
