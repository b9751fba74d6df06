import { Button, NativeSelect } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { BuildItem, Change } from "../../server/contract.ts";
import { ApiFailure, api } from "../api.ts";
import { causeWords, differenceWords, stepWords } from "../state/changeWords.ts";
import { changeView, open, useView } from "../state/viewStore.ts";
import { count, number, outlet, sentenceCase } from "../state/words.ts";
import { EntityName } from "./EntityMark.tsx";
import { PanelFrame } from "./PanelFrame.tsx";
import { Failure, Waiting } from "./States.tsx";
import { DateWords } from "./Words.tsx";

/**
 * What came, went and changed since an earlier build, each with the sentence or the decision behind it.
 *
 * @param base the earlier build; absent tells the last step
 */
export function ChangesPanel({ base }: { base?: string | undefined }) {
  const builds = useQuery({ queryKey: ["builds"], queryFn: ({ signal }) => api.builds(signal) });
  const steps = builds.data?.data ?? [];
  return (
    <PanelFrame title={<h2>What changed</h2>}>
      {builds.isError && <Failure error={builds.error} retry={() => void builds.refetch()} />}
      {builds.isPending && <Waiting what="Fetching what changed …" />}
      {builds.isSuccess && steps.length === 0 && (
        <p className="quiet">
          Nothing has changed since this graph was made. What the next article or correction changes is told here.
        </p>
      )}
      {steps.length > 0 && (
        <>
          <Since steps={steps} base={base} />
          <Changes base={base} />
        </>
      )}
    </PanelFrame>
  );
}

/** The choice of the moment to look back to. */
function Since({ steps, base }: { steps: readonly BuildItem[]; base: string | undefined }) {
  const [last, ...earlier] = steps;
  const choices = earlier.flatMap((step) => (step.base === undefined ? [] : [{ value: step.base, step }]));
  const known = base === undefined || choices.some(({ value }) => value === base);
  return (
    <>
      <NativeSelect
        label="Since"
        className="since"
        value={base ?? ""}
        onChange={({ currentTarget: { value } }) => open({ kind: "changes", ...(value ? { base: value } : {}) }, true)}
      >
        <option value="">{`the last step: ${stepWords(last!)}`}</option>
        {choices.map(({ value, step }) => (
          <option key={value} value={value}>
            {`before ${stepWords(step)}`}
          </option>
        ))}
        {!known && <option value={base}>another build</option>}
      </NativeSelect>
      <p className="small">
        <bdi>{toldSteps(steps, base)}</bdi>
      </p>
    </>
  );
}

/** What happened since, in full: a list's line may be cut. */
function toldSteps(steps: readonly BuildItem[], base: string | undefined): string {
  const at = base === undefined ? 0 : steps.findIndex((step) => step.base === base);
  const words = sentenceCase(causeWords((steps[at] ?? steps[0]!).cause));
  return at > 0 ? `${number(at + 1)} steps, the first: ${words}` : words;
}

const groups = [
  { kind: "relation", change: "gone", words: "Relations that went", briefly: "went" },
  { kind: "relation", change: "added", words: "Relations that came", briefly: "came" },
  { kind: "relation", change: "changed", words: "Relations that changed", briefly: "changed" },
  { kind: "entity", change: "gone", words: "Entities that went", briefly: "went" },
  { kind: "entity", change: "added", words: "Entities that came", briefly: "came" },
  { kind: "entity", change: "changed", words: "Entities that changed", briefly: "changed" },
] as const;

function Changes({ base }: { base: string | undefined }) {
  const { filters } = useView();
  const { fallbacks } = filters;
  const counts = useQuery({
    queryKey: ["changes", base, fallbacks, "counts"],
    queryFn: ({ signal }) => api.changes({ base, fallbacks, limit: 1 }, signal),
    retry: false,
  });
  if (counts.error instanceof ApiFailure && [404, 410].includes(counts.error.status))
    return <p className="quiet">{counts.error.message} Choose another moment above.</p>;
  if (counts.isError) return <Failure error={counts.error} retry={() => void counts.refetch()} />;
  if (!counts.data) return <Waiting what="Comparing …" />;
  const { entities = {}, relations = {}, weakLinksLeftOut = {} } = counts.data.facets ?? {};
  const weak = Object.values(weakLinksLeftOut).reduce((sum, tally) => sum + tally, 0);
  const shown = groups.flatMap((group) => {
    const tally = (group.kind === "entity" ? entities : relations)[group.change] ?? 0;
    return tally > 0 ? [{ ...group, tally }] : [];
  });
  return (
    <>
      {shown.length === 0 && <p className="quiet">The graph says the same as it did then.</p>}
      {shown.length > 1 && (
        <p role="status">
          {sentenceCase(
            shown
              .map(({ kind, tally, briefly }) =>
                kind === "relation"
                  ? `${count(tally, "relation")} ${briefly}`
                  : `${count(tally, "entity", "entities")} ${briefly}`,
              )
              .join(", "),
          )}
          .
        </p>
      )}
      {shown.map((group) => (
        <Group key={`${group.kind} ${group.change}`} {...group} base={base} fallbacks={fallbacks} />
      ))}
      {weak > 0 && (
        <p className="quiet">
          {count(weak, "weak link")} left out: named together only.{" "}
          <button
            type="button"
            className="link"
            onClick={() => changeView({ filters: { ...filters, fallbacks: true } })}
          >
            Show
          </button>
        </p>
      )}
    </>
  );
}

/** All changes of one kind; of long lists the first few until more are asked for. */
function Group({
  base,
  kind,
  change,
  words,
  tally,
  fallbacks,
}: (typeof groups)[number] & { base: string | undefined; tally: number; fallbacks: boolean }) {
  const query = useInfiniteQuery({
    queryKey: ["changes", base, fallbacks, kind, change],
    queryFn: ({ pageParam, signal }) =>
      api.changes(
        { base, kind, change, fallbacks, limit: pageParam ? 100 : 20, cursor: pageParam ?? undefined },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.page.nextCursor,
  });
  const all = query.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <section>
      <h3>
        {words} <span className="tally">{number(tally)}</span>
      </h3>
      {query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
      <ul className="plain decisions">
        {all.map((each) => (
          <li key={each.id} className="decision">
            <ChangeLine change={each} />
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          size="compact-sm"
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show more
          <span className="unseen"> {words.toLowerCase()}</span> ({number(all.length)} of {number(tally)} shown)
        </Button>
      )}
    </section>
  );
}

function ChangeLine({ change }: { change: Change }) {
  const differences = differenceWords(change);
  return (
    <>
      <p className={change.change === "gone" ? "went" : undefined}>
        <Subject change={change} />
      </p>
      {differences.length > 0 && (
        <p className="small">
          <bdi>{sentenceCase(differences.join("; "))}</bdi>
        </p>
      )}
      <Because change={change} />
    </>
  );
}

/** What changed, as a link to it where it is still there. */
function Subject({ change }: { change: Change }) {
  const { kind, id, isThere } = change;
  if (kind === "relation") {
    if (!isThere) return <bdi>{change.sentence}</bdi>;
    return (
      <button type="button" className="entity-link" onClick={() => open({ kind, id })}>
        <bdi>{change.sentence}</bdi>
      </button>
    );
  }
  const { type, name } = (change.now ?? change.was)!;
  if (!isThere) return <EntityName type={type} name={name} />;
  return (
    <button type="button" className="entity-link" onClick={() => open({ kind, id })}>
      <EntityName type={type} name={name} />
    </button>
  );
}

/** The decision, the sentence or, where neither is left, the step that brought it about. */
function Because({ change: { kind, because } }: { change: Change }) {
  const { sentence, decision } = because;
  return (
    <>
      {decision && (
        <p className="quiet small">
          <bdi>{decision.author}</bdi> decided: <bdi>{decision.sentence}</bdi>
          {" · "}
          <button type="button" className="link" onClick={() => open({ kind: "history" })}>
            history
            <span className="unseen"> of corrections</span>
          </button>
        </p>
      )}
      {sentence && (
        <>
          <blockquote className="quotation changed-by">“{sentence.quotation}”</blockquote>
          <p className="quiet small">
            <bdi>{outlet(sentence.article)}</bdi>
            {sentence.article.publishedAt && (
              <>
                {" · "}
                <DateWords iso={sentence.article.publishedAt} />
              </>
            )}
            {" · "}
            <button type="button" className="link" onClick={() => open({ kind: "article", id: sentence.article.id })}>
              open the article
              <span className="unseen">: {sentence.article.title ?? "untitled"}</span>
            </button>
          </p>
        </>
      )}
      {!decision && !sentence && (because.added?.count ?? 0) <= 1 && (
        <p className="quiet small">
          <bdi>{sentenceCase(causeWords(because))}</bdi>
          {kind === "relation" && because.forgotten ? ", and its sentence with it" : ""}
        </p>
      )}
      {!decision && !sentence && (because.added?.count ?? 0) > 1 && (
        <p className="quiet small">With {count(because.added!.count, "new article")}</p>
      )}
    </>
  );
}
