import { activeFilters, noFilters } from "../state/filters.ts";
import { usePage } from "../state/page.ts";
import { changeView, useView } from "../state/viewStore.ts";
import { count, number } from "../state/words.ts";

/** How much of the graph is in the picture, and why the rest is not. */
export function ShownWords() {
  const { shown, stats, dropped, knowledge } = usePage();
  const { filters, focus, hidden } = useView();
  const total = stats?.entities ?? knowledge.entities.size + dropped;
  const name = focus ? knowledge.entities.get(focus.id)?.name : undefined;
  return (
    <div className="shown small">
      <span>
        {shown.entities.size === total
          ? `${count(total, "entity", "entities")} shown`
          : `${number(shown.entities.size)} of ${count(total, "entity", "entities")} shown`}
      </span>
      {dropped > 0 && <span>the most connected; search brings the others</span>}
      {shown.alone > 0 && (
        <button type="button" className="link" onClick={() => changeView({ filters: { ...filters, alone: true } })}>
          {number(shown.alone)} without a relation
        </button>
      )}
      {focus && (
        <span>
          within {count(focus.hops, "step")} of <bdi>{name}</bdi>{" "}
          <button type="button" className="link" onClick={() => changeView({ focus: undefined })}>
            show all
          </button>
        </span>
      )}
      {hidden.length > 0 && (
        <button type="button" className="link" onClick={() => changeView({ hidden: [] })}>
          {number(hidden.length)} put away, bring back
        </button>
      )}
      {activeFilters(filters) > 0 && (
        <button type="button" className="link" onClick={() => changeView({ filters: noFilters })}>
          reset {count(activeFilters(filters), "filter")}
        </button>
      )}
    </div>
  );
}
