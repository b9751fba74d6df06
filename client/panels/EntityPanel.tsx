import { Button, Menu } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useRef } from "react";
import { entityTypes, type RelationType, relationTypeNames } from "../../graph-data/ontology.ts";
import type { NeighborItem } from "../../server/contract.ts";
import { api } from "../api.ts";
import type { Correction } from "../state/correction.ts";
import { noFilters, reasonAgainst } from "../state/filters.ts";
import { usePage } from "../state/page.ts";
import { changeView, currentView, open, useView } from "../state/viewStore.ts";
import { count, heldWords, number, outlet, sentenceCase, sources } from "../state/words.ts";
import { EntityMark, EntityName } from "./EntityMark.tsx";
import { PanelFrame } from "./PanelFrame.tsx";
import { Failure, Waiting } from "./States.tsx";
import { DateRangeWords, DateWords } from "./Words.tsx";

const Decisions = lazy(() => import("./HistoryPanel.tsx").then((module) => ({ default: module.Decisions })));

const SimilarTo = lazy(() => import("./SimilarPanel.tsx").then((module) => ({ default: module.SimilarTo })));

/** Who or what it is, whom it is related to, where it is named. */
export function EntityPanel({ id, relationType }: { id: string; relationType?: RelationType | undefined }) {
  const page = usePage();
  const known = page.knowledge.entities.get(id);
  const entity = useQuery({ queryKey: ["entity", id], queryFn: ({ signal }) => api.entity(id, signal) });
  const detail = entity.data?.data;
  // The server answers for the entity that this one became a part of; the address follows.
  const now = detail?.id;
  useEffect(() => {
    if (now !== undefined && now !== id)
      open({ kind: "entity", id: now, ...(relationType ? { relationType } : {}) }, true);
  }, [now, id, relationType]);
  const type = detail?.type ?? known?.entityType;
  const title = (
    <div className="who">
      {type && <EntityMark type={type} size={28} />}
      <div>
        <h2>
          <bdi>{detail?.name ?? known?.name ?? "…"}</bdi>
        </h2>
        {type && (
          <p className="quiet">
            {entityTypes[type].label}
            {detail?.country && ` in ${detail.country.name} · ${detail.country.source}`}
            {detail?.typeReason && `, because ${detail.typeReason}`}
          </p>
        )}
      </div>
    </div>
  );
  if (entity.isError) {
    return (
      <PanelFrame title={title}>
        <Failure error={entity.error} retry={() => void entity.refetch()} />
      </PanelFrame>
    );
  }
  return (
    <PanelFrame title={title}>
      {!detail && <Waiting what="Asking the server …" />}
      {detail && (
        <>
          {detail.aliases.length > 0 && (
            <p className="quiet">
              also{" "}
              {detail.aliases.slice(0, 8).map((alias, index) => (
                <span key={alias}>
                  {index > 0 && ", "}
                  <bdi>{alias}</bdi>
                </span>
              ))}
              {detail.aliases.length > 8 && ` and ${detail.aliases.length - 8} more spellings`}
            </p>
          )}
          {detail.roles.length > 0 && <p className="roles">{sentenceCase(detail.roles.slice(0, 4).join("; "))}</p>}
          <p className="quiet">
            Named in {count(detail.articleCount, "article")}
            {detail.firstSeen && (
              <>
                , <DateRangeWords first={detail.firstSeen} last={detail.lastSeen} />
              </>
            )}
          </p>
          <div className="actions">
            <Button size="compact-sm" variant="default" onClick={() => open({ kind: "path", from: id })}>
              Connect to …
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => changeView({ focus: { id, hops: 1 } })}
              title="Show only the neighbourhood (F)"
            >
              Focus
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => page.expand(id)} title="Add neighbours (E)">
              Expand
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => hide(id)} title="Put away (H)">
              Hide
            </Button>
            <CorrectMenu id={id} name={detail.name} />
          </div>
        </>
      )}
      <Relations id={id} scrollTo={relationType} />
      <Suspense>
        {detail && <SimilarTo entity={detail} />}
        <Decisions about={id} />
      </Suspense>
      {detail && detail.articles.length > 0 && (
        <section>
          <h3>
            Articles that name it <span className="tally">{number(detail.articleCount)}</span>
          </h3>
          <ul className="plain">
            {detail.articles.map(({ article, mentions, reason, name }) => (
              <li key={article.id}>
                <button
                  type="button"
                  className="line"
                  onClick={() => open({ kind: "article", id: article.id, entity: id })}
                >
                  <span className="line-main">{article.title ?? "Untitled article"}</span>
                  <span className="line-side">
                    {outlet(article)}
                    {article.publishedAt && (
                      <>
                        {" · "}
                        <DateWords iso={article.publishedAt} />
                      </>
                    )}
                    {" · "}
                    {count(mentions.length, "mention")}
                    {name !== detail.name && (
                      <>
                        {" · as "}
                        <bdi>{name}</bdi>
                      </>
                    )}
                    {reason && ` · ${reason}`}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {detail.truncated && (
            <p className="quiet">
              {detail.articles.length} of {number(detail.articleCount)} articles are listed, the latest first.
            </p>
          )}
        </section>
      )}
    </PanelFrame>
  );
}

/** What can be set right about an entity. */
function CorrectMenu({ id, name }: { id: string; name: string }) {
  const { correct } = usePage();
  const items: readonly (readonly [words: string, correction: Correction])[] = [
    ["It is the same as …", { kind: "same", one: id }],
    ["Some of it is somebody else …", { kind: "split", entity: id }],
    ["Change the name …", { kind: "rename", entity: id }],
    ["Change the type …", { kind: "retype", entity: id }],
    ["Add a relation …", { kind: "add", entity: id }],
    ["It is no person, body, place or event …", { kind: "reject", id, words: name }],
    ["Add a note …", { kind: "note", about: id }],
  ];
  return (
    <Menu position="bottom-start" withinPortal={false}>
      <Menu.Target>
        <Button size="compact-sm" variant="default">
          Correct
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(([words, correction]) => (
          <Menu.Item key={words} onClick={() => correct(correction)}>
            {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Puts an entity out of the picture. */
export const hide = (id: string): void =>
  changeView({ hidden: [...new Set([...currentView().hidden, id])], subject: undefined });

interface Group {
  readonly key: string;
  readonly type: RelationType;
  readonly words: string;
  readonly items: NeighborItem[];
}

function Relations({ id, scrollTo }: { id: string; scrollTo?: RelationType | undefined }) {
  const { filters } = useView();
  const aim = useRef<HTMLElement>(null);
  const neighbors = useInfiniteQuery({
    queryKey: ["neighbors", id, filters.fallbacks],
    queryFn: ({ pageParam, signal }) =>
      api.neighbors(id, { fallbacks: filters.fallbacks, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.page.nextCursor,
  });
  const arrived = neighbors.isSuccess;
  useEffect(() => {
    if (arrived && scrollTo) aim.current?.scrollIntoView({ block: "start" });
  }, [arrived, scrollTo]);
  if (neighbors.isError) return <Failure error={neighbors.error} retry={() => void neighbors.refetch()} />;
  if (!neighbors.data) return <Waiting what="Looking up relations …" />;
  const all = neighbors.data.pages.flatMap(({ data }) => data);
  const first = neighbors.data.pages[0]!;
  const passing = all.filter(
    ({ relation, entity }) =>
      reasonAgainst({ ...relation, relationType: relation.type }, filters) === undefined &&
      !filters.hiddenTypes.includes(entity.type),
  );
  const filtered = all.length - passing.length;
  const left = Object.values(first.facets?.left ?? {}).reduce((sum, value) => sum + value, 0);
  return (
    <section>
      <h3>
        Relations <span className="tally">{number(first.total.value)}</span>
      </h3>
      {all.length === 0 && (
        <p className="quiet">We found no sentence that connects it with somebody or something else.</p>
      )}
      {toGroups(passing).map((group) => (
        <section key={group.key} className="group" ref={group.type === scrollTo ? aim : undefined}>
          <h4>
            {group.words} <span className="tally">{number(group.items.length)}</span>
          </h4>
          <ul className="plain">
            {group.items.map((item) => (
              <RelationRow key={item.relation.id} item={item} />
            ))}
          </ul>
        </section>
      ))}
      {neighbors.hasNextPage && (
        <Button
          size="compact-sm"
          variant="default"
          loading={neighbors.isFetchingNextPage}
          onClick={() => void neighbors.fetchNextPage()}
        >
          Show more ({number(all.length)} of {number(first.total.value)} shown)
        </Button>
      )}
      {filtered > 0 && (
        <p className="quiet">
          {count(filtered, "relation")} left out by filters.{" "}
          <button type="button" className="link" onClick={() => changeView({ filters: noFilters })}>
            Show all
          </button>
        </p>
      )}
      {left > 0 && !filters.fallbacks && (
        <p className="quiet">
          {count(left, "weak link")} left out: named together only.{" "}
          <button
            type="button"
            className="link"
            onClick={() => changeView({ filters: { ...filters, fallbacks: true } })}
          >
            Show
          </button>
        </p>
      )}
    </section>
  );
}

function RelationRow({ item: { entity, relation } }: { item: NeighborItem }) {
  const extra = relation.roles.slice(0, 2).join(", ");
  return (
    <li>
      <button type="button" className="line" onClick={() => open({ kind: "relation", id: relation.id })}>
        <span className="line-main">
          <EntityName type={entity.type} name={entity.name} />
        </span>
        <span className="line-side">
          {[extra, sources(relation)].filter(Boolean).join(" · ")}
          {relation.firstSeen && " · "}
          <DateRangeWords first={relation.firstSeen} last={relation.lastSeen} />
          {relation.assertion !== "stated" && (
            <>
              {" · "}
              <span className={`assertion ${relation.assertion}`}>
                <bdi>{heldWords(relation.assertion, relation.claimants?.join(" and "))}</bdi>
              </span>
            </>
          )}
        </span>
      </button>
    </li>
  );
}

/** By type and direction, in the ontology's order; strongest first within, as they came. */
function toGroups(items: readonly NeighborItem[]): Group[] {
  const groups = new Map<string, Group>();
  for (const item of items) {
    const { type, direction, label, inverseLabel } = item.relation;
    const key = `${type} ${direction}`;
    const group = groups.get(key) ?? { key, type, words: direction === "in" ? inverseLabel : label, items: [] };
    group.items.push(item);
    groups.set(key, group);
  }
  return [...groups.values()].sort(
    (one, other) => relationTypeNames.indexOf(one.type) - relationTypeNames.indexOf(other.type),
  );
}
