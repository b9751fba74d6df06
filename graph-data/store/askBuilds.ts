import { foldChanges } from "../graph/changesBetween.ts";
import type { BuildHash } from "../ids.ts";
import type { BuildCause, BuildStep, CausedChange, ChangeCounts, ToldChange } from "../records/change.ts";
import type { GraphRows } from "./graphRows.ts";
import type { Row } from "./tables.ts";

/** The builds that can still be compared, newest first: each was made of the one after it in this list. */
export async function readSteps(rows: GraphRows): Promise<BuildStep[]> {
  const chain = await readChain(rows);
  const counts = new Map<number, { entities: Counts; relations: Counts }>();
  for (const { n } of chain) counts.set(n, { entities: { ...none }, relations: { ...none } });
  for (const { build, kind, what, count } of await rows.history.countTold(chain.at(-1)?.n ?? 0)) {
    const own = counts.get(build);
    if (own && (what === "added" || what === "gone" || what === "changed"))
      own[kind === "entity" ? "entities" : "relations"][what] += count;
  }
  const byNumber = new Map((await rows.history.buildsFrom(chain.at(-1)?.base ?? 0)).map((row) => [row.n, row]));
  return chain.map(({ n, hash, made_at, rules, base, cause }) => {
    const before = base === null || base === 0 ? undefined : (byNumber.get(base)?.hash ?? undefined);
    return {
      hash: hash as BuildHash,
      madeAt: made_at,
      rules,
      ...(before === undefined ? {} : { base: before as BuildHash }),
      cause: causeOf(cause),
      counts: counts.get(n)!,
    };
  });
}

type Counts = { -readonly [Key in keyof ChangeCounts]: number };
const none: Counts = { added: 0, gone: 0, changed: 0 };

/**
 * What changed from one build to a later one.
 *
 * @param base absent for the build before the later one
 * @returns "unknown" where there never was such a build, "not kept" where what lies between is no longer known, "backwards" where the
 *   base is the later of the two
 */
export async function readDifference(
  rows: GraphRows,
  { base, head }: { readonly base?: BuildHash | undefined; readonly head: BuildHash },
): Promise<CausedChange[] | "unknown" | "not kept" | "backwards"> {
  const [from, to] = [
    base === undefined ? undefined : await rows.history.findBuild(base),
    await rows.history.findBuild(head),
  ];
  if (to === undefined || (base !== undefined && from === undefined)) return "unknown";
  if (from !== undefined && from.n > to.n) return "backwards";
  const chain = await readChain(rows);
  const start = chain.findIndex(({ n }) => n === to.n);
  if (start < 0) return "not kept";
  const end = from === undefined ? start + 1 : chain.findIndex(({ n }) => n === from.n);
  // The build that the oldest step was made of is not kept, nor need it be: it is where that step begins.
  const last = chain.at(-1)!;
  const reachesStart = end >= 0 || from?.n === last.base;
  if (!reachesStart) return "not kept";
  const steps = chain.slice(start, end < 0 ? undefined : end).reverse();
  const told = await rows.history.toldIn(steps.map(({ n }) => n));
  return foldChanges(
    steps.map(({ n, hash, cause }) => ({
      build: hash as BuildHash,
      cause: causeOf(cause),
      changes: told.filter(({ build }) => build === n).map(({ content }) => JSON.parse(content!) as ToldChange),
    })),
  );
}

/** From the newest build back through what each was made of, as far as the changes are kept. */
async function readChain(rows: GraphRows): Promise<Row<"build">[]> {
  const oldest = await rows.history.oldestFollowed();
  const known = new Map((await rows.history.buildsFrom(oldest)).map((row) => [row.n, row]));
  const chain: Row<"build">[] = [];
  for (let at = await rows.history.newestBuild(); at !== undefined && at.base !== null; at = known.get(at.base)) {
    if (!known.has(at.n)) break;
    chain.push(at);
    if (at.base === 0) break;
  }
  return chain;
}

const causeOf = (cause: string | null): BuildCause => (cause === null ? {} : (JSON.parse(cause) as BuildCause));
