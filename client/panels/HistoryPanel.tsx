import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { Decision } from "../../server/contract.ts";
import { api } from "../api.ts";
import { usePage } from "../state/page.ts";
import { open } from "../state/viewStore.ts";
import { PanelFrame } from "./PanelFrame.tsx";
import { Failure, Waiting } from "./States.tsx";
import { DateWords } from "./Words.tsx";

/** Every correction that was ever made, newest first, each with what takes it back. */
export function HistoryPanel() {
  return (
    <PanelFrame title={<h2>History of corrections</h2>}>
      <p className="quiet small">
        Corrections are kept beside the articles and made again whenever the graph is read anew. Taking one back adds a
        line; nothing is lost.
      </p>
      <Decisions />
    </PanelFrame>
  );
}

/** The decisions about an entity or a relation, or all of them. */
export function Decisions({ about }: { about?: string }) {
  const decisions = useInfiniteQuery({
    queryKey: ["decisions", about],
    queryFn: ({ pageParam, signal }) => api.decisions({ about, before: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.page.nextCursor,
  });
  if (decisions.isError) return <Failure error={decisions.error} retry={() => void decisions.refetch()} />;
  if (!decisions.data) return <Waiting what="Fetching the corrections …" />;
  // Lines that take another back are told with the one that they took back.
  const all = decisions.data.pages.flatMap(({ data }) => data).filter(({ kind }) => kind !== "undo");
  if (all.length === 0)
    return about ? null : <p className="quiet">Nobody has corrected anything yet. Each entity has a Correct button.</p>;
  return (
    <section>
      {about && <h3>Corrections and notes</h3>}
      <ul className="plain decisions">
        {all.map((decision) => (
          <Line key={decision.id} decision={decision} />
        ))}
      </ul>
      {decisions.hasNextPage && (
        <Button
          size="compact-sm"
          variant="default"
          loading={decisions.isFetchingNextPage}
          onClick={() => void decisions.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </section>
  );
}

function Line({
  decision: { id, at, author, reason, sentence, state, why, about, takenBackBy },
}: {
  decision: Decision;
}) {
  const { revert, knowledge } = usePage();
  const [entity] = about.filter((one) => knowledge.entities.has(one));
  const again = takenBackBy;
  return (
    <li className={state === "taken back" ? "decision gone-line" : "decision"}>
      <p>
        {entity ? (
          <button type="button" className="entity-link" onClick={() => open({ kind: "entity", id: entity })}>
            <bdi>{sentence}</bdi>
          </button>
        ) : (
          <bdi>{sentence}</bdi>
        )}
      </p>
      <p className="quiet small">
        <bdi>{author}</bdi>, <DateWords iso={at.slice(0, 10)} />
        {reason && (
          <>
            {": "}
            <bdi>{reason}</bdi>
          </>
        )}
        {state === "changes nothing" && ` · changes nothing now: ${why ?? "the graph has changed since"}`}
        {state === "taken back" && " · taken back"}
        {" · "}
        <button type="button" className="link" onClick={() => void revert(again ?? id)}>
          {again ? "make it hold again" : "revert"}
          <span className="unseen">: {sentence}</span>
        </button>
      </p>
    </li>
  );
}
