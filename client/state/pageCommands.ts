import type { RefObject } from "react";
import type { Picture } from "../canvas/picture.ts";
import { hide } from "../panels/EntityPanel.tsx";
import type { Command } from "./commands.ts";
import type { Dialog } from "./dialog.ts";
import { noFilters } from "./filters.ts";
import type { Knowledge } from "./knowledge.ts";
import type { View } from "./view.ts";
import { changeView, open } from "./viewStore.ts";

/** What commands act on. */
export interface Commanded {
  readonly view: View;
  readonly knowledge: Knowledge;
  readonly picture: RefObject<Picture | undefined>;
  setDialog(dialog: Dialog): void;
  /** Tells the reader what came of it. */
  setNews(words: string): void;
  onExpand(id: string): void;
  undo(): void;
  redo(): void;
  setColorScheme(scheme: "light" | "dark" | "auto"): void;
}

/** Everything that the reader can do from the keyboard, the palette or the help sheet, in the order of the help sheet. */
export function pageCommands({
  view: { subject, focus, pins },
  knowledge,
  picture,
  setDialog,
  setNews,
  onExpand,
  undo,
  redo,
  setColorScheme,
}: Commanded): Command[] {
  const selectedId = subject?.kind === "entity" ? subject.id : undefined;
  return [
    { id: "search", words: "Search", keys: "/", run: () => document.getElementById("search")?.focus() },
    {
      id: "connect",
      words: "How are these two connected?",
      keys: "C",
      run: () => {
        open({ kind: "path", ...(selectedId ? { from: selectedId } : {}) });
        window.setTimeout(() => document.getElementById(selectedId ? "path-to" : "path-from")?.focus(), 150);
      },
    },
    { id: "add", words: "Add article", run: () => setDialog("add") },
    { id: "articles", words: "List the articles", run: () => open({ kind: "articles" }) },
    { id: "picture", words: "Show the picture", keys: "G", run: () => changeView({ mode: "picture" }) },
    { id: "list", words: "Show the list", keys: "L", run: () => changeView({ mode: "list" }) },
    { id: "both", words: "Show picture and list", keys: "B", run: () => changeView({ mode: "both" }) },
    { id: "in", words: "Zoom in", keys: "+", run: () => picture.current?.zoom(1.5) },
    { id: "out", words: "Zoom out", keys: "-", run: () => picture.current?.zoom(1 / 1.5) },
    { id: "fit", words: "Show everything", keys: "0", run: () => picture.current?.fit() },
    {
      id: "expand",
      words: "Add the neighbours of the selection",
      keys: "E",
      run: () => (selectedId ? onExpand(selectedId) : setNews("Select an entity first.")),
    },
    {
      id: "focus",
      words: "Only the neighbourhood of the selection; again for one step more",
      keys: "F",
      run: () => {
        if (!selectedId) return setNews("Select an entity first.");
        const hops = focus?.id === selectedId ? (focus.hops % 3) + 1 : 1;
        changeView({ focus: { id: selectedId, hops } });
      },
    },
    {
      id: "hide",
      words: "Put the selection away",
      keys: "H",
      run: () => (selectedId ? hide(selectedId) : setNews("Select an entity first.")),
    },
    {
      id: "pin",
      words: "Pin or release the selection",
      keys: "P",
      run: () => {
        const entity = selectedId ? knowledge.entities.get(selectedId) : undefined;
        if (!entity) return setNews("Select an entity first.");
        const others = pins.filter(({ id }) => id !== entity.id);
        const pinned = others.length < pins.length;
        changeView({ pins: pinned ? others : [...pins, { id: entity.id, x: entity.x, y: entity.y }] });
        setNews(pinned ? `${entity.name} is released.` : `${entity.name} stays where it is.`);
      },
    },
    {
      id: "export",
      words: "Export: files for programs and people, the picture",
      keys: "X",
      run: () => setDialog("export"),
    },
    { id: "quality", words: "How good is this?", run: () => open({ kind: "quality" }) },
    {
      id: "same",
      words: "Same: two entities are one",
      keys: "S",
      run: () =>
        setDialog({
          kind: "same",
          ...(subject?.kind === "pair" ? { one: subject.a, other: subject.b } : selectedId ? { one: selectedId } : {}),
        }),
    },
    ...(selectedId
      ? (
          [
            { id: "rename", words: "Change the name of the selection", kind: "rename" },
            { id: "retype", words: "Change the type of the selection", kind: "retype" },
            { id: "split", words: "Split the selection by its mentions", kind: "split" },
            { id: "relate", words: "Add a relation of the selection", kind: "add" },
          ] as const
        ).map(({ id, words, kind }) => ({ id, words, run: () => setDialog({ kind, entity: selectedId }) }))
      : []),
    { id: "changes", words: "What changed", keys: "W", run: () => open({ kind: "changes" }) },
    { id: "history", words: "History of corrections", run: () => open({ kind: "history" }) },
    { id: "similar", words: "Possibly the same: review", run: () => open({ kind: "similar" }) },
    { id: "undo", words: "Undo the last step", keys: "Ctrl Z", run: undo },
    { id: "redo", words: "Redo", keys: "Shift Ctrl Z", run: redo },
    {
      id: "reset",
      words: "Reset all filters",
      run: () => changeView({ filters: noFilters, focus: undefined, hidden: [] }),
    },
    { id: "light", words: "Light page", run: () => setColorScheme("light") },
    { id: "dark", words: "Dark page", run: () => setColorScheme("dark") },
    { id: "auto", words: "Light or dark as the system", run: () => setColorScheme("auto") },
    { id: "commands", words: "All commands", keys: "Ctrl K", run: () => setDialog("commands") },
    { id: "help", words: "Keys", keys: "?", run: () => setDialog("help") },
  ];
}
