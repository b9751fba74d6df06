import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { EntitySummary } from "../../server/contract.ts";
import { api } from "../api.ts";
import { usePage } from "../state/page.ts";
import { open } from "../state/viewStore.ts";
import { count, number } from "../state/words.ts";
import { EntityName } from "./EntityMark.tsx";
import { PanelFrame } from "./PanelFrame.tsx";
import { Failure, Waiting } from "./States.tsx";

/** Pairs that may be one entity, the likeliest first, each with what decides it. */
export function SimilarPanel() {
  const pairs = useInfiniteQuery({
    queryKey: ["similar"],
    queryFn: ({ pageParam, signal }) => api.similarPairs(pageParam ?? undefined, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.page.nextCursor,
  });
  const all = pairs.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <PanelFrame title={<h2>Possibly the same</h2>}>
      <p className="quiet small">
        Names that are close, though not close enough to join them without asking. The likeliest come first.
      </p>
      {pairs.isError && <Failure error={pairs.error} retry={() => void pairs.refetch()} />}
      {pairs.isPending && <Waiting what="Comparing names …" />}
      {pairs.data && all.length === 0 && <p className="quiet">Nobody here is in doubt.</p>}
      <ul className="plain decisions">
        {all.map(({ one, other, why, whyNot }) => (
          <li key={`${one.id} ${other.id}`} className="decision">
            <p>
              <Named entity={one} /> and <Named entity={other} />
            </p>
            <Doubt one={one} other={other} why={why} whyNot={whyNot} />
          </li>
        ))}
      </ul>
      {pairs.hasNextPage && (
        <Button
          size="compact-sm"
          variant="default"
          loading={pairs.isFetchingNextPage}
          onClick={() => void pairs.fetchNextPage()}
        >
          Show more ({number(all.length)} of {number(pairs.data?.pages[0]?.total.value ?? 0)} shown)
        </Button>
      )}
    </PanelFrame>
  );
}

/** Who may be the same as an entity, with why and why not; nothing where nobody may. */
export function SimilarTo({ entity }: { entity: EntitySummary }) {
  const similar = useInfiniteQuery({
    queryKey: ["similar", entity.id],
    queryFn: ({ pageParam, signal }) => api.similarTo(entity.id, pageParam ?? undefined, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.page.nextCursor,
  });
  const all = similar.data?.pages.flatMap(({ data }) => data) ?? [];
  if (similar.isError) return <Failure error={similar.error} retry={() => void similar.refetch()} />;
  if (all.length === 0) return null;
  return (
    <section>
      <h3>
        Possibly the same <span className="tally">{number(similar.data?.pages[0]?.total.value ?? all.length)}</span>
      </h3>
      <ul className="plain decisions">
        {all.map(({ entity: other, why, whyNot }) => (
          <li key={other.id} className="decision">
            <p>
              <Named entity={other} />
            </p>
            <Doubt one={entity} other={other} why={why} whyNot={whyNot} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Named({ entity }: { entity: EntitySummary }) {
  return (
    <button type="button" className="entity-link" onClick={() => open({ kind: "entity", id: entity.id })}>
      <EntityName type={entity.type} name={entity.name} />
    </button>
  );
}

/** What speaks for it and against, how much each has behind it, and the way to decide. */
function Doubt(doubt: { one: EntitySummary; other: EntitySummary; why: readonly string[]; whyNot: readonly string[] }) {
  const { correct } = usePage();
  const { one, other, why, whyNot } = doubt;
  return (
    <p className="quiet small">
      {why.length > 0 && <>For it: {why.join("; ")}. </>}
      {whyNot.length > 0 && <>Against it: {whyNot.join("; ")}. </>}
      {count(other.articleCount, "article")}, {count(other.degree, "relation")}
      {" · "}
      <button type="button" className="link" onClick={() => correct({ kind: "same", one: one.id, other: other.id })}>
        compare and decide
        <span className="unseen">
          : {one.name} and {other.name}
        </span>
      </button>
    </p>
  );
}
