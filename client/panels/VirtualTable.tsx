import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { count, number } from "../state/words.ts";

/** A column: what stands in it and what it is sorted by. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly width: string;
  readonly align?: "right";
  show(row: Row): ReactNode;
  sortBy(row: Row): string | number;
}

const rowHeight = 36;
/** Below this many rows all are in the document: the browser's own search finds them. */
const virtualFrom = 300;
const spare = 12;

/** A sortable table that keeps only the rows near the reader in the document once there are some hundreds. */
export function VirtualTable<Row extends { readonly id: string }>({
  caption,
  columns,
  rows,
  selected,
  onOpen,
  initialSort,
}: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  selected: string | undefined;
  onOpen(row: Row): void;
  initialSort: { key: string; down: boolean };
}) {
  const [sort, setSort] = useState(initialSort);
  const scroller = useRef<HTMLDivElement>(null);
  const [window_, setWindow] = useState({ top: 0, height: 600 });

  const sorted = useMemo(() => {
    const column = columns.find(({ key }) => key === sort.key) ?? columns[0]!;
    const sign = sort.down ? -1 : 1;
    return rows
      .map((row) => ({ row, value: column.sortBy(row) }))
      .sort((one, other) => sign * compare(one.value, other.value) || compare(one.row.id, other.row.id))
      .map(({ row }) => row);
  }, [rows, columns, sort]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => setWindow({ top: element.scrollTop, height: element.clientHeight });
    look();
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      watcher.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, []);

  const at = selected === undefined ? -1 : sorted.findIndex(({ id }) => id === selected);
  useEffect(() => {
    const element = scroller.current;
    if (!element || at < 0) return;
    const top = at * rowHeight;
    if (top < element.scrollTop || top > element.scrollTop + element.clientHeight - 2 * rowHeight) {
      element.scrollTop = Math.max(0, top - element.clientHeight / 2);
    }
  }, [at]);

  const virtual = sorted.length > virtualFrom;
  const first = virtual ? Math.max(0, Math.floor(window_.top / rowHeight) - spare) : 0;
  const last = virtual
    ? Math.min(sorted.length, Math.ceil((window_.top + window_.height) / rowHeight) + spare)
    : sorted.length;

  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15, Home: -sorted.length, End: sorted.length }[
      event.key
    ];
    const row = event.target instanceof HTMLElement ? event.target.closest("tr[data-row]") : null;
    if (!move || !row) return;
    event.preventDefault();
    event.stopPropagation();
    const next = Math.max(0, Math.min(sorted.length - 1, Number(row.getAttribute("data-row")) + move));
    const element = scroller.current;
    if (!element) return;
    const top = next * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top > element.scrollTop + element.clientHeight - 3 * rowHeight)
      element.scrollTop = top - element.clientHeight + 3 * rowHeight;
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        element.querySelector<HTMLElement>(`tr[data-row="${next}"] button`)?.focus({ preventScroll: true }),
      ),
    );
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the rows' buttons
    <div className="table-scroll" ref={scroller} onKeyDown={onKeyDown}>
      <table aria-rowcount={sorted.length + 1}>
        <caption className="unseen">
          {caption}, {count(sorted.length, "row")}
        </caption>
        <colgroup>
          {columns.map(({ key, width }) => (
            <col key={key} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ key, title, align }) => (
              <th
                key={key}
                scope="col"
                className={align}
                aria-sort={sort.key === key ? (sort.down ? "descending" : "ascending") : undefined}
              >
                <button
                  type="button"
                  onClick={() =>
                    setSort(sort.key === key ? { key, down: !sort.down } : { key, down: align === "right" })
                  }
                >
                  {title}
                  <span aria-hidden="true" className="sort">
                    {sort.key === key ? (sort.down ? "↓" : "↑") : ""}
                  </span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first > 0 && <Spacer rows={first} columns={columns.length} />}
          {sorted.slice(first, last).map((row, index) => (
            <tr
              key={row.id}
              data-row={first + index}
              aria-rowindex={first + index + 2}
              className={row.id === selected ? "selected" : undefined}
              aria-current={row.id === selected ? "true" : undefined}
            >
              {columns.map((column, place) => (
                <td key={column.key} className={column.align}>
                  {place === 0 ? (
                    <button type="button" className="cell" onClick={() => onOpen(row)}>
                      {column.show(row)}
                    </button>
                  ) : (
                    column.show(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
          {last < sorted.length && <Spacer rows={sorted.length - last} columns={columns.length} />}
        </tbody>
      </table>
      {sorted.length === 0 && <p className="quiet empty-table">Nothing to list: {number(0)} rows pass the filters.</p>}
    </div>
  );
}

const Spacer = ({ rows, columns }: { rows: number; columns: number }) => (
  <tr className="spacer">
    <td colSpan={columns} style={{ height: rows * rowHeight }} />
  </tr>
);

const compare = (one: string | number, other: string | number): number => (one < other ? -1 : one > other ? 1 : 0);
