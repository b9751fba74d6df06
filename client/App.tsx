import { ActionIcon, Button, Menu, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import {
  IconAdjustments,
  IconDeviceDesktop,
  IconDots,
  IconFilePlus,
  IconLayoutList,
  IconMoon,
  IconShare,
  IconSun,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { api } from "./api.ts";
import { emphasisOf } from "./canvas/emphasisOf.ts";
import type { PictureState } from "./canvas/picture.ts";
import { usePicture } from "./canvas/usePicture.ts";
import { DecisionToast } from "./panels/DecisionToast.tsx";
import { hide } from "./panels/EntityPanel.tsx";
import { FirstMinute } from "./panels/FirstMinute.tsx";
import { Legend } from "./panels/Legend.tsx";
import { SearchField } from "./panels/SearchField.tsx";
import { ShownWords } from "./panels/ShownWords.tsx";
import { SidePanel } from "./panels/SidePanel.tsx";
import { Failure, Note, Waiting } from "./panels/States.tsx";
import { SubjectPanel } from "./panels/SubjectPanel.tsx";
import { Timeline } from "./panels/Timeline.tsx";
import { bundleRelations } from "./state/bundles.ts";
import { type Command, keyOf } from "./state/commands.ts";
import type { Correction } from "./state/correction.ts";
import { type Direction, nearestInDirection } from "./state/direction.ts";
import { narrow, noFilters } from "./state/filters.ts";
import { type Page, PageProvider } from "./state/page.ts";
import { openedPair, subjectEntities } from "./state/subjectEntities.ts";
import { useCorrections } from "./state/useCorrections.ts";
import { useKnowledge } from "./state/useKnowledge.ts";
import { useArticleEntities, usePathEntities } from "./state/useNamedEntities.ts";
import { useServer } from "./state/useServer.ts";
import type { Subject } from "./state/view.ts";
import { back, changeView, currentView, open, useView } from "./state/viewStore.ts";
import { announcement, count, number } from "./state/words.ts";

const AddArticle = lazy(() => import("./panels/AddArticle.tsx").then((module) => ({ default: module.AddArticle })));
const Commands = lazy(() => import("./panels/Commands.tsx").then((module) => ({ default: module.Commands })));
const CorrectionDialog = lazy(() =>
  import("./panels/CorrectionDialog.tsx").then((module) => ({ default: module.CorrectionDialog })),
);
const ExportDialog = lazy(() =>
  import("./panels/ExportDialog.tsx").then((module) => ({ default: module.ExportDialog })),
);
const FiltersDrawer = lazy(() =>
  import("./panels/FiltersDrawer.tsx").then((module) => ({ default: module.FiltersDrawer })),
);
const Help = lazy(() => import("./panels/Help.tsx").then((module) => ({ default: module.Help })));
const ListView = lazy(() => import("./panels/ListView.tsx").then((module) => ({ default: module.ListView })));

type Dialog = Correction | "add" | "help" | "commands" | "filters" | "export" | undefined;

/** The whole page. */
export function App() {
  const view = useView();
  const { filters, subject, focus, hidden, pins, mode } = view;
  const server = useServer();
  const { knowledge, dropped, expand, query } = useKnowledge(filters.fallbacks);
  const stats = useQuery({ queryKey: ["stats"], queryFn: ({ signal }) => api.stats(signal) }).data;
  const narrowScreen = useMediaQuery("(max-width: 860px)", undefined, { getInitialValueInEffect: false }) ?? false;
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [dialog, setDialog] = useState<Dialog>();
  const [legendShown, setLegendShown] = useState(true);
  const [said, setSaid] = useState("");
  const [news, setNews] = useState("");
  const stage = useRef<HTMLDivElement>(null);
  const container = useRef<HTMLDivElement>(null);

  // 1. What is shown.
  const always = useMemo(() => subjectEntities(subject, knowledge), [subject, knowledge]);
  const alwaysKey = always.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same ids are the same selection
  const shown = useMemo(
    () => narrow(knowledge, { filters, hidden, always, ...(focus ? { focus } : {}) }),
    [knowledge, filters, hidden, focus, alwaysKey],
  );
  const relationsKey = shown.relations;
  const bundles = useMemo(() => bundleRelations(relationsKey), [relationsKey]);
  const emphasisQuery = usePathEntities(subject);
  const articleEntities = useArticleEntities(subject);
  const emphasis = useMemo(
    () => emphasisOf(subject, { shown: shown.relations, knowledge, path: emphasisQuery, article: articleEntities }),
    [subject, shown, knowledge, emphasisQuery, articleEntities],
  );
  const opened = openedPair(subject, knowledge);
  const state: PictureState = useMemo(
    () => ({
      knowledge,
      entities: shown.entities,
      bundles,
      emphasis,
      ringed: alwaysKey === "" ? [] : alwaysKey.split(","),
      ...(opened ? { opened } : {}),
      pins,
      scheme,
    }),
    [knowledge, shown, bundles, emphasis, alwaysKey, opened, pins, scheme],
  );

  // 2. The picture.
  const onExpand = useCallback(
    (id: string) => {
      const name = knowledge.entities.get(id)?.name ?? "";
      expand(id).then(
        ({ added, more }) =>
          setNews(
            added > 0
              ? `${count(added, "neighbour")} of ${name} added${more > 0 ? `, ${number(more)} more are not shown` : ""}.`
              : more > 0
                ? `The strongest neighbours of ${name} are in the picture, ${number(more)} more are not shown.`
                : `All neighbours of ${name} are in the picture already.`,
          ),
        (error: unknown) => setNews(error instanceof Error ? error.message : "The neighbours could not be fetched."),
      );
    },
    [expand, knowledge],
  );
  const keepSelection = useRef<() => void>(() => undefined);
  const { picture, failed } = usePicture(
    container,
    state,
    {
      onEntity: (id, also) => {
        const now = currentView().subject;
        if (also && now?.kind === "entity" && now.id !== id) {
          const [a, b] = [now.id, id].sort() as [string, string];
          return open({ kind: "pair", a, b });
        }
        if (now?.kind === "path" && (!now.from || !now.to)) pickForPath(now, id);
        else open({ kind: "entity", id });
      },
      onPair: (key) => {
        const [a = "", b = ""] = key.split("~");
        const bundle = bundles.get(key);
        const [only] = bundle?.relations ?? [];
        if (only && bundle?.relations.length === 1) open({ kind: "relation", id: only.id });
        else open({ kind: "pair", a, b });
      },
      onNothing: () => {
        if (currentView().subject) changeView({ subject: undefined });
      },
      onExpand,
      onReady: () => window.setTimeout(() => keepSelection.current(), 60),
      onCamera: (camera) => changeView({ camera }, true),
      onPin: (pin) => changeView({ pins: [...currentView().pins.filter(({ id }) => id !== pin.id), pin] }),
    },
    view.camera,
  );
  const listShown = mode !== "picture" || failed;
  const pictureShown = mode !== "list" && !failed;

  // Back and forward bring the camera along.
  useEffect(() => {
    const onPop = () => {
      const { camera } = currentView();
      if (camera) picture.current?.setCamera(camera);
    };
    addEventListener("popstate", onPop);
    return () => removeEventListener("popstate", onPop);
  }, [picture]);

  // Where the picture shows a selection, it brings it out from under the panel.
  const cover = useCallback(() => {
    const panel = document.querySelector(".panel")?.getBoundingClientRect();
    if (!panel) return { right: 0, bottom: 0 };
    return narrowScreen ? { right: 0, bottom: panel.height } : { right: panel.width, bottom: 0 };
  }, [narrowScreen]);
  keepSelection.current = () => {
    if (alwaysKey !== "" && pictureShown) picture.current?.keepInView(alwaysKey.split(","), cover());
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each selection
  useEffect(() => {
    const frame = requestAnimationFrame(() => keepSelection.current());
    return () => cancelAnimationFrame(frame);
  }, [alwaysKey, pictureShown]);

  // 3. What others hear.
  const selected = subject?.kind === "entity" ? knowledge.entities.get(subject.id) : undefined;
  useEffect(() => {
    if (selected) setSaid(announcement(selected, selected.degree));
    else if (subject?.kind === "relation") setSaid("Relation opened");
  }, [selected, subject]);
  useEffect(() => {
    if (news === "") return;
    const timer = window.setTimeout(() => setNews(""), 6_000);
    return () => window.clearTimeout(timer);
  }, [news]);

  // 4. What the parts of the page share.
  const known = useRef(knowledge);
  known.current = knowledge;
  const goTo = useCallback(
    (id: string) => {
      open({ kind: "entity", id });
      const fly = () => requestAnimationFrame(() => requestAnimationFrame(() => picture.current?.flyTo([id], cover())));
      if (known.current.entities.has(id)) fly();
      else expand(id).then(fly, () => setNews("This one could not be brought into the picture."));
    },
    [expand, picture, cover],
  );
  const { toast, closeToast, decide, revert, undo, redo } = useCorrections(setNews);
  const page: Page = useMemo(
    () => ({
      knowledge,
      shown,
      bundles,
      stats,
      dropped,
      goTo,
      expand: onExpand,
      announce: setSaid,
      addArticles: () => setDialog("add"),
      correct: setDialog,
      decide,
      revert,
    }),
    [knowledge, shown, bundles, stats, dropped, goTo, onExpand, decide, revert],
  );

  // 5. Commands and keys.
  const selectedId = subject?.kind === "entity" ? subject.id : undefined;
  const commands: Command[] = [
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
  const step = (direction: Direction) => {
    const spots = picture.current?.spots() ?? [];
    const from = spots.find(({ id }) => id === selectedId);
    if (!from) {
      const first = spots[0];
      if (first) open({ kind: "entity", id: first.id });
      return;
    }
    const near = new Set(
      (knowledge.relationsOf.get(from.id) ?? []).flatMap((id) => {
        const relation = knowledge.relations.get(id);
        return relation ? [relation.source, relation.target] : [];
      }),
    );
    const next =
      nearestInDirection(
        from,
        spots.filter(({ id }) => near.has(id)),
        direction,
      ) ?? nearestInDirection(from, spots, direction);
    if (next) open({ kind: "entity", id: next.id }, true);
  };
  const hadOwnKeys = useRef(false);
  const onKey = useRef<(event: KeyboardEvent) => void>(() => undefined);
  onKey.current = (event) => {
    if (event.defaultPrevented || isTyping(event.target)) {
      if (keyOf(event) === "Ctrl K") {
        event.preventDefault();
        setDialog("commands");
      }
      return;
    }
    if (dialog || hadOwnKeys.current) return;
    const key = keyOf(event);
    const command =
      commands.find(({ keys }) => keys === key) ?? (key === "=" ? commands.find(({ id }) => id === "in") : undefined);
    if (command) {
      event.preventDefault();
      command.run();
      return;
    }
    const arrow = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" }[key] as
      | Direction
      | undefined;
    const onPicture = event.target === stage.current || event.target === document.body;
    if (arrow && onPicture && pictureShown) {
      event.preventDefault();
      step(arrow);
    } else if (key === "Enter" && onPicture && subject) {
      event.preventDefault();
      document.querySelector<HTMLElement>(".panel-body")?.focus();
    } else if (key === "Escape") {
      if (document.activeElement?.closest(".panel-body") && stage.current) stage.current.focus();
      else if (subject) back();
      else if (focus) changeView({ focus: undefined });
    }
  };
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey.current(event);
    // Before a dialog or a menu takes its key: afterwards it may be gone, and Escape would close what is behind it as well.
    const before = () => {
      hadOwnKeys.current = document.querySelector('[role="dialog"], [role="menu"]') !== null;
    };
    window.addEventListener("keydown", before, true);
    document.addEventListener("keydown", listener);
    return () => {
      window.removeEventListener("keydown", before, true);
      document.removeEventListener("keydown", listener);
    };
  }, []);

  // The handle for the console and for tests: where each entity stands on the screen.
  useEffect(() => {
    Object.assign(window, { dramatis: { spots: () => picture.current?.spots() ?? [] } });
  }, [picture]);

  const menu = [
    { id: "export", words: "Export …", run: () => setDialog("export") },
    { id: "quality", words: "How good is this?", run: () => open({ kind: "quality" }) },
    { id: "changes", words: "What changed", run: () => open({ kind: "changes" }) },
    { id: "history", words: "History of corrections", run: () => open({ kind: "history" }) },
    { id: "similar", words: "Possibly the same: review", run: () => open({ kind: "similar" }) },
    { id: "articles", words: "Articles", run: () => open({ kind: "articles" }) },
    { id: "commands", words: "All commands", run: () => setDialog("commands") },
    { id: "help", words: "Keys", run: () => setDialog("help") },
  ];
  const empty = query.isSuccess && knowledge.entities.size === 0;
  const nextScheme = colorScheme === "auto" ? "light" : colorScheme === "light" ? "dark" : "auto";
  const schemeWords = { auto: "as the system", light: "light", dark: "dark" };
  const SchemeIcon = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon }[colorScheme];

  return (
    <PageProvider value={page}>
      <div className={`page ${legendShown && !narrowScreen ? "" : "no-legend"}`} inert={dialog !== undefined}>
        <a className="skip" href="#stage">
          To the picture
        </a>
        <header className="head">
          <h1 className="brand">Dramatis</h1>
          <div className="head-search">
            <SearchField
              inputId="search"
              label="Search people, companies, places"
              placeholder={narrowScreen ? "Search" : "Search people, companies, places …   /"}
              onPick={({ id }) => goTo(id)}
            />
          </div>
          <button type="button" className="link counts" onClick={() => open({ kind: "articles" })}>
            {stats ? `${count(stats.articles, "article")} · ${count(stats.entities, "entity", "entities")}` : ""}
          </button>
          <div className="head-tools">
            <Button
              className="wide-only"
              size="compact-md"
              leftSection={<IconFilePlus size={16} aria-hidden="true" />}
              onClick={() => setDialog("add")}
            >
              Add article
            </Button>
            <ActionIcon
              className="narrow-only"
              variant="subtle"
              color="gray"
              size={44}
              aria-label="Add article"
              onClick={() => setDialog("add")}
            >
              <IconFilePlus size={20} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={narrowScreen ? 44 : "lg"}
              aria-label="Legend and filters"
              aria-expanded={narrowScreen ? dialog === "filters" : legendShown}
              title="Legend and filters"
              onClick={() => (narrowScreen ? setDialog("filters") : setLegendShown(!legendShown))}
            >
              <IconAdjustments size={18} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={narrowScreen ? 44 : "lg"}
              aria-label={listShown ? "Show the picture" : "Show the list"}
              title={listShown ? "Picture (G)" : "List (L)"}
              onClick={() => changeView({ mode: listShown ? "picture" : "list" })}
            >
              {listShown ? <IconShare size={18} /> : <IconLayoutList size={18} />}
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={narrowScreen ? 44 : "lg"}
              aria-label={`Page is ${schemeWords[colorScheme]}; change to ${schemeWords[nextScheme]}`}
              title={`Page: ${schemeWords[colorScheme]}`}
              onClick={() => setColorScheme(nextScheme)}
            >
              <SchemeIcon size={18} />
            </ActionIcon>
            <Menu position="bottom-end" withinPortal={false}>
              <Menu.Target>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={narrowScreen ? 44 : "lg"}
                  aria-label="More"
                  title="Export, how good it is, keys"
                >
                  <IconDots size={18} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {menu.map(({ id, words, run }) => (
                  <Menu.Item key={id} onClick={run}>
                    {words}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          </div>
        </header>

        {server.gone && (
          <div className="gone" role="alert">
            The server does not answer. What you see stays; it is asked again every 3 seconds.{" "}
            <button type="button" className="link" onClick={server.retry}>
              Try now
            </button>
          </div>
        )}

        {legendShown && !narrowScreen && (
          <aside className="legend" aria-label="Legend and filters">
            <Legend />
          </aside>
        )}

        <main className={`main ${mode === "both" && pictureShown ? "both" : ""}`}>
          <div className="picture" hidden={!pictureShown}>
            <div
              id="stage"
              ref={stage}
              className="stage"
              // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk the picture
              tabIndex={0}
              role="application"
              aria-label={`Picture of the graph: ${count(shown.entities.size, "entity", "entities")}, ${count(shown.relations.length, "relation")}. Arrow keys go from neighbour to neighbour, Enter opens, L shows the same as a list.`}
            >
              <div className="canvas" ref={container} />
            </div>
            {pictureShown && knowledge.entities.size > 0 && (
              <>
                <ShownWords />
                {!subject && <FirstMinute />}
                <div className="zoom" role="toolbar" aria-label="Zoom">
                  <button
                    type="button"
                    aria-label="Zoom in"
                    title="Zoom in (+)"
                    onClick={() => picture.current?.zoom(1.5)}
                  >
                    +
                  </button>
                  <button
                    type="button"
                    aria-label="Zoom out"
                    title="Zoom out (-)"
                    onClick={() => picture.current?.zoom(1 / 1.5)}
                  >
                    −
                  </button>
                  <button
                    type="button"
                    aria-label="Show everything"
                    title="Show everything (0)"
                    onClick={() => picture.current?.fit()}
                  >
                    ⤢
                  </button>
                </div>
              </>
            )}
          </div>
          {query.isPending && (
            <div className="cover">
              <Waiting what="Fetching the graph …" />
            </div>
          )}
          {query.isError && knowledge.entities.size === 0 && (
            <div className="cover">
              <Failure error={query.error} retry={() => void query.refetch()} />
            </div>
          )}
          {empty && (
            <div className="cover">
              <Note title="No article has been read yet">
                <p>
                  Paste an article or drop files: .txt, .md, .jsonl, .html. The sample articles are read by “npm start”.
                </p>
                <Button onClick={() => setDialog("add")}>Add article</Button>
              </Note>
            </div>
          )}
          {failed && !empty && (
            <p className="gone" role="status">
              This browser gives no WebGL, so there is no picture; the list says the same.
            </p>
          )}
          {listShown && knowledge.entities.size > 0 && (
            <Suspense fallback={<Waiting what="Opening the list …" />}>
              <ListView />
            </Suspense>
          )}
          {toast && (
            <DecisionToast key={toast.undo} toast={toast} onUndo={(id) => void revert(id)} onClose={closeToast} />
          )}
          {news && (
            <p className="news" role="status">
              {news}
            </p>
          )}
        </main>

        {!narrowScreen && knowledge.entities.size > 0 && <Timeline />}

        {subject && (
          <SidePanel sheet={narrowScreen}>
            <Suspense fallback={<Waiting what="Opening …" />}>
              <SubjectPanel subject={subject} />
            </Suspense>
          </SidePanel>
        )}

        <Suspense>
          {dialog === "filters" && <FiltersDrawer onClose={() => setDialog(undefined)} />}
          {dialog === "add" && <AddArticle opened onClose={() => setDialog(undefined)} />}
          {typeof dialog === "object" && <CorrectionDialog correction={dialog} onClose={() => setDialog(undefined)} />}
          {dialog === "export" && (
            <ExportDialog
              onClose={() => setDialog(undefined)}
              drawing={() => (pictureShown ? picture.current?.drawing() : undefined)}
              path={emphasisQuery}
              scheme={scheme}
            />
          )}
          {dialog === "help" && <Help commands={commands} opened onClose={() => setDialog(undefined)} />}
          {dialog === "commands" && (
            <Commands
              commands={commands.filter(({ id }) => id !== "commands")}
              opened
              onClose={() => setDialog(undefined)}
            />
          )}
        </Suspense>
        <div className="unseen" aria-live="polite">
          {said}
        </div>
      </div>
    </PageProvider>
  );
}

/** A click in the picture while two are being picked is a pick. */
function pickForPath(subject: Extract<Subject, { kind: "path" }>, id: string): void {
  if (!subject.from) open({ kind: "path", from: id, ...(subject.to ? { to: subject.to } : {}) });
  else if (subject.from !== id) open({ kind: "path", from: subject.from, to: id });
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
