import type { Store } from "../../graph-data/store/store.ts";

/** Have more entities come than there were when the picture was last arranged? Then there is little left of it that could be kept. */
export async function pictureIsOld(store: Store): Promise<boolean> {
  const { entities } = await store.countGraph();
  return entities > 2 * (await store.arrangedFor());
}
