import { useMemo } from "react";
import { assertions, entityTypes } from "../../graph-data/ontology.ts";
import type { PictureEntity, PictureRelation } from "../state/knowledge.ts";
import { usePage } from "../state/page.ts";
import { changeView, open, useView } from "../state/viewStore.ts";
import { confidence, confidenceBriefly, number } from "../state/words.ts";
import { EntityName } from "./EntityMark.tsx";
import { type Column, VirtualTable } from "./VirtualTable.tsx";
import { DateRangeWords } from "./Words.tsx";

interface RelationRow extends PictureRelation {
  readonly from: PictureEntity;
  readonly toward: PictureEntity;
}

const entityColumns: readonly Column<PictureEntity>[] = [
  {
    key: "name",
    title: "Name",
    width: "30%",
    show: ({ entityType, name }) => <EntityName type={entityType} name={name} />,
    sortBy: ({ name }) => name.toLowerCase(),
  },
  {
    key: "type",
    title: "Type",
    width: "16%",
    show: ({ entityType }) => entityTypes[entityType].label,
    sortBy: ({ entityType }) => entityTypes[entityType].label,
  },
  {
    key: "degree",
    title: "Relations",
    width: "9%",
    align: "right",
    show: ({ degree }) => number(degree),
    sortBy: ({ degree }) => degree,
  },
  {
    key: "articles",
    title: "Articles",
    width: "9%",
    align: "right",
    show: ({ articleCount }) => number(articleCount),
    sortBy: ({ articleCount }) => articleCount,
  },
  {
    key: "seen",
    title: "Seen",
    width: "18%",
    show: ({ firstSeen, lastSeen }) => <DateRangeWords first={firstSeen} last={lastSeen} />,
    sortBy: ({ firstSeen }) => firstSeen ?? "",
  },
  {
    key: "roles",
    title: "Roles",
    width: "18%",
    show: ({ roles }) => <span className="cut">{roles.join("; ")}</span>,
    sortBy: ({ roles }) => roles[0] ?? "",
  },
];

const relationColumns: readonly Column<RelationRow>[] = [
  {
    key: "from",
    title: "Who",
    width: "20%",
    show: ({ from }) => <EntityName type={from.entityType} name={from.name} />,
    sortBy: ({ from }) => from.name.toLowerCase(),
  },
  { key: "label", title: "Relation", width: "14%", show: ({ label }) => label, sortBy: ({ label }) => label },
  {
    key: "toward",
    title: "Whom or what",
    width: "20%",
    show: ({ toward }) => <EntityName type={toward.entityType} name={toward.name} />,
    sortBy: ({ toward }) => toward.name.toLowerCase(),
  },
  {
    key: "assertion",
    title: "How held",
    width: "10%",
    show: ({ assertion }) => <span className={`assertion ${assertion}`}>{assertions[assertion].label}</span>,
    sortBy: ({ assertion }) => assertions[assertion].label,
  },
  {
    key: "sources",
    title: "Sources",
    width: "7%",
    align: "right",
    show: ({ sourceCount }) => number(sourceCount),
    sortBy: ({ sourceCount }) => sourceCount,
  },
  {
    key: "date",
    title: "When",
    width: "20%",
    show: ({ firstSeen, lastSeen }) => <DateRangeWords first={firstSeen} last={lastSeen} />,
    sortBy: ({ firstSeen }) => firstSeen ?? "",
  },
  {
    key: "sure",
    title: "Certainty",
    width: "9%",
    show: (row) => <span title={confidence(row.confidence)}>{confidenceBriefly(row.confidence)}</span>,
    sortBy: (row) => row.confidence,
  },
];

/** All that the picture says, as two tables of one selection. */
export function ListView() {
  const { knowledge, shown } = usePage();
  const { table, subject } = useView();
  const entities = useMemo(
    () => [...shown.entities].flatMap((id) => knowledge.entities.get(id) ?? []),
    [knowledge, shown],
  );
  const relations = useMemo(
    () =>
      shown.relations.flatMap((relation): RelationRow[] => {
        const [from, toward] = [knowledge.entities.get(relation.source), knowledge.entities.get(relation.target)];
        return from && toward ? [{ ...relation, from, toward }] : [];
      }),
    [knowledge, shown],
  );
  return (
    <section className="list" aria-label="List">
      <div className="list-tabs" role="toolbar" aria-label="What is listed">
        <button type="button" aria-pressed={table === "entities"} onClick={() => changeView({ table: "entities" })}>
          Entities <span className="tally">{number(entities.length)}</span>
        </button>
        <button type="button" aria-pressed={table === "relations"} onClick={() => changeView({ table: "relations" })}>
          Relations <span className="tally">{number(relations.length)}</span>
        </button>
      </div>
      {table === "entities" ? (
        <VirtualTable
          key="entities"
          caption="Entities"
          columns={entityColumns}
          rows={entities}
          selected={subject?.kind === "entity" ? subject.id : undefined}
          onOpen={({ id }) => open({ kind: "entity", id })}
          initialSort={{ key: "degree", down: true }}
        />
      ) : (
        <VirtualTable
          key="relations"
          caption="Relations"
          columns={relationColumns}
          rows={relations}
          selected={subject?.kind === "relation" ? subject.id : undefined}
          onOpen={({ id }) => open({ kind: "relation", id })}
          initialSort={{ key: "sources", down: true }}
        />
      )}
    </section>
  );
}
