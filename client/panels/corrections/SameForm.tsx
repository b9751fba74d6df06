import { Radio } from "@mantine/core";
import { useState } from "react";
import { entityTypes } from "../../../graph-data/ontology.ts";
import type { EntityDetail } from "../../../server/contract.ts";
import { open } from "../../state/viewStore.ts";
import { count, dateRange, number } from "../../state/words.ts";
import { EntityMark } from "../EntityMark.tsx";
import { SearchField } from "../SearchField.tsx";
import { Waiting } from "../States.tsx";
import { CorrectionForm } from "./CorrectionForm.tsx";
import { useEntity } from "./useEntity.ts";

/** Two side by side, with what becomes of them. */
export function SameForm({
  one,
  other,
  onDone,
}: {
  one?: string | undefined;
  other?: string | undefined;
  onDone(): void;
}) {
  const [first, setFirst] = useState(one);
  const [second, setSecond] = useState(other);
  const [stays, setStays] = useState<"first" | "second">("first");
  const pair = [useEntity(first).data?.data, useEntity(second).data?.data] as const;
  const [a, b] = pair;
  const both = a !== undefined && b !== undefined && a.id !== b.id;
  const [kept, gone] = stays === "first" ? [a, b] : [b, a];
  return (
    <CorrectionForm
      input={() => ({ kind: "same", entities: [kept?.id ?? "", gone?.id ?? ""] })}
      act="They are the same"
      second={{
        words: "They are two",
        input: () => ({ kind: "notSame", entities: [a?.id ?? "", b?.id ?? ""] }),
      }}
      ready={both}
      onDone={() => {
        if (kept) open({ kind: "entity", id: kept.id });
        onDone();
      }}
    >
      <div className="side-by-side">
        {[
          { id: first, entity: a, set: setFirst, label: "One", input: "same-one" },
          { id: second, entity: b, set: setSecond, label: "The other", input: "same-other" },
        ].map(({ id, entity, set, label, input }) => (
          <div key={input}>
            {id === undefined ? (
              <SearchField inputId={input} label={label} placeholder={label} onPick={(picked) => set(picked.id)} />
            ) : entity ? (
              <Card entity={entity} onChange={() => set(undefined)} />
            ) : (
              <Waiting what="Asking the server …" />
            )}
          </div>
        ))}
      </div>
      {first !== undefined && first === second && <p className="problem">These are one already. Pick two.</p>}
      {both && (
        <>
          <Radio.Group
            label="Which name stays?"
            value={stays}
            onChange={(value) => setStays(value as "first" | "second")}
          >
            <div className="export-scopes">
              <Radio value="first" label={<bdi>{a.name}</bdi>} />
              <Radio value="second" label={<bdi>{b.name}</bdi>} />
            </div>
          </Radio.Group>
          <p>
            <bdi>{kept?.name}</bdi> will be named in {atMost(a.articleCount + b.articleCount, "article")}, with{" "}
            {atMost(a.degree + b.degree, "relation")}; <bdi>{gone?.name}</bdi> becomes another name of it.
          </p>
          {a.type !== b.type && (
            <p className="problem">
              One is a {entityTypes[a.type].label}, the other a {entityTypes[b.type].label}. The type of the one that
              stays holds.
            </p>
          )}
        </>
      )}
    </CorrectionForm>
  );
}

const atMost = (value: number, one: string): string => `at most ${count(value, one)}`;

function Card({ entity, onChange }: { entity: EntityDetail; onChange(): void }) {
  const { type, name, aliases, roles, articleCount, degree, firstSeen, lastSeen } = entity;
  return (
    <div className="card">
      <p className="entity-name">
        <EntityMark type={type} /> <strong>{<bdi>{name}</bdi>}</strong>
      </p>
      <dl>
        <dt>Type</dt>
        <dd>{entityTypes[type].label}</dd>
        <dt>Also</dt>
        <dd>{aliases.length > 0 ? <bdi>{aliases.slice(0, 6).join(", ")}</bdi> : "no other name"}</dd>
        <dt>Roles</dt>
        <dd>{roles.length > 0 ? <bdi>{roles.slice(0, 4).join("; ")}</bdi> : "none is known"}</dd>
        <dt>Named in</dt>
        <dd>
          {count(articleCount, "article")} {dateRange(firstSeen, lastSeen)}
        </dd>
        <dt>Relations</dt>
        <dd>{number(degree)}</dd>
      </dl>
      <button type="button" className="link" onClick={onChange}>
        another one
      </button>
    </div>
  );
}
