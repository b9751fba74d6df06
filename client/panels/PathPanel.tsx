import { ActionIcon, Button } from "@mantine/core";
import { IconArrowsExchange } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Path } from "../../server/contract.ts";
import { api } from "../api.ts";
import { usePage } from "../state/page.ts";
import { open } from "../state/viewStore.ts";
import { count, sentenceCase } from "../state/words.ts";
import { EntityName } from "./EntityMark.tsx";
import { PanelFrame } from "./PanelFrame.tsx";
import { SearchField } from "./SearchField.tsx";
import { SentenceCard } from "./SentenceCard.tsx";
import { Failure, Waiting } from "./States.tsx";

/** How two entities are connected: the chain as sentences, hop by hop. */
export function PathPanel({ from, to }: { from?: string | undefined; to?: string | undefined }) {
  const { knowledge } = usePage();
  const [wide, setWide] = useState(false);
  const nameOf = (id: string | undefined) => (id ? (knowledge.entities.get(id)?.name ?? id) : "");
  const ready = from !== undefined && to !== undefined && from !== to;
  const query = useQuery({
    queryKey: ["paths", from, to, wide],
    queryFn: ({ signal }) => api.paths(from!, to!, wide ? "all" : "stated", signal),
    enabled: ready,
  });
  const answer = query.data;
  return (
    <PanelFrame title={<h2>How are these two connected?</h2>}>
      <div className="path-ends">
        <SearchField
          inputId="path-from"
          label="From"
          placeholder="From: a person, company, place …"
          initial={nameOf(from)}
          keep
          onPick={(entity) => open({ kind: "path", from: entity.id, ...(to ? { to } : {}) })}
        />
        <ActionIcon
          variant="default"
          size="lg"
          aria-label="Swap the two"
          onClick={() => open({ kind: "path", ...(to ? { from: to } : {}), ...(from ? { to: from } : {}) })}
        >
          <IconArrowsExchange size={16} />
        </ActionIcon>
        <SearchField
          inputId="path-to"
          label="To"
          placeholder="To: another one"
          initial={nameOf(to)}
          keep
          onPick={(entity) => open({ kind: "path", ...(from ? { from } : {}), to: entity.id })}
        />
      </div>
      {from !== undefined && from === to && <p className="quiet">Pick two different ones.</p>}
      {!ready && from !== to && <p className="quiet">Pick two, and the sentences that connect them are shown here.</p>}
      {ready && query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
      {ready && query.isPending && <Waiting what="Looking for connections …" />}
      {ready && answer && (
        <>
          {answer.data.length === 0 && (
            <div className="note inline">
              <p>We found no sentence that connects them.</p>
              <p className="quiet">{sentenceCase(answer.note)}.</p>
            </div>
          )}
          {answer.data.length === 0 && !wide && (
            <Button size="compact-sm" variant="default" onClick={() => setWide(true)}>
              Search claimed, planned and other relations too
            </Button>
          )}
          {wide && <p className="quiet">Also through claimed, planned, former, denied and negated relations.</p>}
          {answer.data.map((path, index) => (
            <Chain key={path.hops.map(({ relation }) => relation.id).join()} path={path} open={index === 0} />
          ))}
          {answer.data.length > 0 && (
            <p className="quiet">
              {answer.note ? `${sentenceCase(answer.note)}.` : `Searched up to ${count(answer.searchedHops, "step")}.`}
              {answer.truncated && " There are more."}
            </p>
          )}
        </>
      )}
    </PanelFrame>
  );
}

function Chain({ path, open: first }: { path: Path; open: boolean }) {
  const typeOf = new Map(path.entities.map(({ id, type }) => [id, type]));
  return (
    <details className="chain" open={first}>
      <summary>
        <span className="chain-names">
          {path.entities.map((entity, index) => (
            <span key={entity.id}>
              {index > 0 && <span aria-hidden="true"> → </span>}
              <EntityName type={entity.type} name={entity.name} />
            </span>
          ))}
        </span>
        <span className="quiet">{count(path.hops.length, "step")}</span>
      </summary>
      <ol className="hops">
        {path.hops.map(({ relation, sentence, evidence }) => (
          <li key={relation.id}>
            <button type="button" className="link strong" onClick={() => open({ kind: "relation", id: relation.id })}>
              {sentence}
            </button>
            <SentenceCard
              evidence={evidence}
              ends={{
                source: typeOf.get(relation.source) ?? "Organization",
                target: typeOf.get(relation.target) ?? "Organization",
              }}
            />
          </li>
        ))}
      </ol>
    </details>
  );
}
