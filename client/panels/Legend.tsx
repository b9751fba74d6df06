import { Slider, Switch } from "@mantine/core";
import { type MouseEvent, type ReactNode, useMemo } from "react";
import {
  type Assertion,
  assertionNames,
  assertions,
  type EntityType,
  entityTypeNames,
  entityTypes,
  isFallback,
  type RelationType,
  relationTypeNames,
  relationTypes,
} from "../../graph-data/ontology.ts";
import { activeFilters, type Filters, noFilters } from "../state/filters.ts";
import { usePage } from "../state/page.ts";
import { changeView, useView } from "../state/viewStore.ts";
import { count, number, sentenceCase } from "../state/words.ts";
import { EntityMark } from "./EntityMark.tsx";

/** Legend and filters in one: what each mark means, how many there are, and a switch for each. */
export function Legend() {
  const { filters } = useView();
  const { knowledge, stats } = usePage();
  const types = useMemo(
    () =>
      tally(
        [...knowledge.entities.values()].map(({ entityType }) => entityType),
        entityTypeNames,
      ),
    [knowledge],
  );
  const relations = useMemo(
    () =>
      tally(
        [...knowledge.relations.values()].map(({ relationType }) => relationType),
        relationTypeNames.filter((type) => !isFallback(type)),
      ),
    [knowledge],
  );
  const kinds = useMemo(
    () =>
      tally(
        [...knowledge.relations.values()].map(({ assertion }) => assertion),
        assertionNames,
      ),
    [knowledge],
  );
  const change = (part: Partial<Filters>) => changeView({ filters: { ...filters, ...part } });
  const active = activeFilters(filters);
  const weak = (stats?.relationsByType.coOccurs ?? 0) + (stats?.relationsByType.linkedByText ?? 0);
  const shared = { all: "all", none: "none" };

  return (
    <div className="legend-body">
      <Section
        title="Entities"
        {...shared}
        onAll={filters.hiddenTypes.length > 0 ? () => change({ hiddenTypes: [] }) : undefined}
      >
        {types.map(([type, amount]) => (
          <Choice
            key={type}
            on={!filters.hiddenTypes.includes(type)}
            mark={<EntityMark type={type} />}
            words={sentenceCase(entityTypes[type].plural)}
            amount={amount}
            hint={entityTypes[type].meaning}
            onChange={(solo) =>
              change({
                hiddenTypes: toggled(
                  filters.hiddenTypes,
                  type,
                  types.map(([name]) => name),
                  solo,
                ) as EntityType[],
              })
            }
          />
        ))}
      </Section>

      <Section
        title="Relations"
        {...shared}
        onAll={filters.hiddenRelations.length > 0 ? () => change({ hiddenRelations: [] }) : undefined}
      >
        {relations.map(([type, amount]) => (
          <Choice
            key={type}
            on={!filters.hiddenRelations.includes(type)}
            words={relationTypes[type].reads}
            amount={amount}
            onChange={(solo) =>
              change({
                hiddenRelations: toggled(
                  filters.hiddenRelations,
                  type,
                  relations.map(([name]) => name),
                  solo,
                ) as RelationType[],
              })
            }
          />
        ))}
        {weak > 0 && (
          <Switch
            size="xs"
            className="switch"
            checked={filters.fallbacks}
            onChange={(event) => change({ fallbacks: event.currentTarget.checked })}
            label={`Also weak links: named together (${number(weak)})`}
          />
        )}
      </Section>

      <Section
        title="How the text holds it"
        {...shared}
        onAll={filters.hiddenAssertions.length > 0 ? () => change({ hiddenAssertions: [] }) : undefined}
      >
        {kinds.map(([kind, amount]) => (
          <Choice
            key={kind}
            on={!filters.hiddenAssertions.includes(kind)}
            mark={<LineSample kind={kind} />}
            words={sentenceCase(assertions[kind].label)}
            amount={amount}
            hint={assertions[kind].meaning}
            onChange={(solo) =>
              change({
                hiddenAssertions: toggled(
                  filters.hiddenAssertions,
                  kind,
                  kinds.map(([name]) => name),
                  solo,
                ) as Assertion[],
              })
            }
          />
        ))}
      </Section>

      <section className="legend-section">
        <h2 id="sure">Certainty</h2>
        <p className="quiet small">
          {filters.minConfidence > 0
            ? `Right in at least ${Math.round(filters.minConfidence * 10)} of 10 cases`
            : "Everything that was read"}
        </p>
        <Slider
          size="sm"
          min={0}
          max={0.9}
          step={0.1}
          value={filters.minConfidence}
          onChange={(value) =>
            changeView({ filters: { ...filters, minConfidence: Math.round(value * 10) / 10 } }, true)
          }
          label={null}
          thumbLabel="Least certainty"
          className="slider"
        />
      </section>

      <section className="legend-section">
        <Switch
          size="xs"
          className="switch"
          checked={filters.alone}
          onChange={(event) => change({ alone: event.currentTarget.checked })}
          label="Entities without a relation"
        />
      </section>

      {active > 0 && (
        <button type="button" className="link reset" onClick={() => changeView({ filters: noFilters })}>
          Reset {count(active, "filter")}
        </button>
      )}
    </div>
  );
}

function Section({ title, onAll, children }: { title: string; onAll: (() => void) | undefined; children: ReactNode }) {
  return (
    <section className="legend-section">
      <h2>
        {title}
        {onAll && (
          <button type="button" className="link" onClick={onAll}>
            show all
          </button>
        )}
      </h2>
      <div className="choices">{children}</div>
    </section>
  );
}

/** A row of the legend: a click switches it, Alt and a click leaves only it. */
function Choice({
  on,
  mark,
  words,
  amount,
  hint,
  onChange,
}: {
  on: boolean;
  mark?: ReactNode;
  words: string;
  amount: number;
  hint?: string;
  onChange(solo: boolean): void;
}) {
  return (
    <div className="choice-row">
      <button
        type="button"
        className="choice"
        aria-pressed={on}
        title={hint}
        onClick={(event: MouseEvent) => onChange(event.altKey)}
      >
        {mark ?? <span className="tick" aria-hidden="true" />}
        <span className="choice-words">{words}</span> <span className="tally">{number(amount)}</span>
      </button>
      <button type="button" className="only" aria-label={`Only ${words}`} onClick={() => onChange(true)}>
        only
      </button>
    </div>
  );
}

/** How a line of this kind is drawn. */
function LineSample({ kind }: { kind: Assertion }) {
  const dash = kind === "claimed" ? "5 3" : kind === "planned" || kind === "hypothetical" ? "1.500 3" : undefined;
  const crossed = kind === "negated" || kind === "denied";
  return (
    <svg className="line-sample" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      <path
        d="M0 9h18"
        stroke="currentColor"
        strokeWidth="2"
        strokeDasharray={dash}
        opacity={kind === "former" ? 0.4 : 1}
      />
      {crossed && <path d="M7 14 11 4" stroke="currentColor" strokeWidth="1.500" />}
    </svg>
  );
}

function tally<Name extends string>(found: readonly Name[], order: readonly Name[]): [Name, number][] {
  const amounts = new Map<Name, number>();
  for (const name of found) amounts.set(name, (amounts.get(name) ?? 0) + 1);
  return order.flatMap((name) => {
    const amount = amounts.get(name);
    return amount ? [[name, amount] as [Name, number]] : [];
  });
}

function toggled<Name extends string>(
  hidden: readonly Name[],
  name: Name,
  all: readonly Name[],
  solo: boolean,
): readonly Name[] {
  if (solo) return all.filter((other) => other !== name);
  return hidden.includes(name) ? hidden.filter((other) => other !== name) : [...hidden, name];
}
