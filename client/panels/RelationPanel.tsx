import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { RelationDetail } from "../../server/contract.ts";
import { api } from "../api.ts";
import { byStrength } from "../state/bundles.ts";
import { usePage } from "../state/page.ts";
import { open } from "../state/viewStore.ts";
import { assertion, count, number, sources } from "../state/words.ts";
import { EntityName } from "./EntityMark.tsx";
import { PanelFrame } from "./PanelFrame.tsx";
import { SentenceCard } from "./SentenceCard.tsx";
import { Failure, Waiting } from "./States.tsx";
import { DateRangeWords } from "./Words.tsx";

/** One relation and the sentences that say it. */
export function RelationPanel({ id }: { id: string }) {
  return (
    <PanelFrame title={<h2>Relation</h2>}>
      <Relation id={id} />
      <Siblings id={id} />
    </PanelFrame>
  );
}

/** All relations between two entities, each with its sentences: what a click on a line opens. */
export function PairPanel({ a, b }: { a: string; b: string }) {
  const { bundles, knowledge, correct } = usePage();
  const bundle = bundles.get(`${a}~${b}`);
  const relations = bundle?.relations ?? [];
  const names = [a, b].map((id) => knowledge.entities.get(id)?.name ?? "…");
  return (
    <PanelFrame
      title={
        <h2>
          <bdi>{names[0]}</bdi> and <bdi>{names[1]}</bdi>
        </h2>
      }
    >
      <div className="actions">
        <Button size="compact-sm" variant="default" onClick={() => correct({ kind: "same", one: a, other: b })}>
          Same?
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => open({ kind: "path", from: a, to: b })}>
          How are they connected?
        </Button>
      </div>
      {relations.length === 0 && <p className="quiet">No relation between the two is shown. A filter may hide it.</p>}
      {relations.length > 1 && <p className="quiet">{count(relations.length, "relation")} connect the two.</p>}
      {relations.map((relation) => (
        <Relation key={relation.id} id={relation.id} />
      ))}
    </PanelFrame>
  );
}

function Relation({ id }: { id: string }) {
  const { correct } = usePage();
  const query = useQuery({ queryKey: ["relation", id], queryFn: ({ signal }) => api.relation(id, signal) });
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const relation = query.data?.data;
  if (!relation) return <Waiting what="Fetching the sentences …" />;
  const ends = { source: relation.sourceEntity.type, target: relation.targetEntity.type };
  return (
    <section className="relation">
      <h3 className="relation-words">
        <EntityLink entity={relation.sourceEntity} /> <strong>{relation.label}</strong>{" "}
        <EntityLink entity={relation.targetEntity} />
      </h3>
      <p className="quiet">
        <span className={`assertion ${relation.assertion}`}>{assertion(relation.assertion)}</span>
        {relation.roles.length > 0 && ` · ${relation.roles.slice(0, 4).join(", ")}`}
        {relation.firstSeen && " · "}
        <DateRangeWords first={relation.firstSeen} last={relation.lastSeen} />
        {" · "}
        <span title="Copies of one story count as one source">{sources(relation)}</span>
      </p>
      <p className="small">
        <button
          type="button"
          className="link"
          onClick={() => correct({ kind: "reject", id: relation.id, words: relation.sentence })}
        >
          This is wrong
        </button>
        {" · "}
        <button type="button" className="link" onClick={() => correct({ kind: "note", about: relation.id })}>
          Add a note
        </button>
      </p>
      {relation.evidence.map((evidence) => (
        <SentenceCard key={evidence.statement} evidence={evidence} ends={ends} />
      ))}
      {relation.truncated && (
        <p className="quiet">
          {number(relation.evidence.length)} of {number(relation.evidenceCount)} sentences are listed.
        </p>
      )}
    </section>
  );
}

const EntityLink = ({ entity }: { entity: RelationDetail["sourceEntity"] }) => (
  <button type="button" className="entity-link" onClick={() => open({ kind: "entity", id: entity.id })}>
    <EntityName type={entity.type} name={entity.name} />
  </button>
);

/** What else connects the same two. */
function Siblings({ id }: { id: string }) {
  const { knowledge } = usePage();
  const relation = knowledge.relations.get(id);
  if (!relation) return null;
  const others = (knowledge.relationsOf.get(relation.source) ?? [])
    .flatMap((other) => knowledge.relations.get(other) ?? [])
    .filter(
      (other) =>
        other.id !== id &&
        [other.source, other.target].includes(relation.source) &&
        [other.source, other.target].includes(relation.target),
    )
    .sort(byStrength);
  if (others.length === 0) return null;
  return (
    <section>
      <h3>
        Also between the two <span className="tally">{number(others.length)}</span>
      </h3>
      <ul className="plain">
        {others.map((other) => (
          <li key={other.id}>
            <button type="button" className="line" onClick={() => open({ kind: "relation", id: other.id })}>
              <span className="line-main">
                <bdi>{knowledge.entities.get(other.source)?.name}</bdi> {other.label}{" "}
                <bdi>{knowledge.entities.get(other.target)?.name}</bdi>
              </span>
              <span className="line-side">
                {assertion(other.assertion)} · {sources(other)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
