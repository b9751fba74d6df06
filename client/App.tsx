import { Button, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { api } from "./api.ts";
import { emphasisOf } from "./canvas/emphasisOf.ts";
import type { PictureState } from "./canvas/pictureState.ts";
import { usePicture } from "./canvas/usePicture.ts";
import { DecisionToast } from "./panels/DecisionToast.tsx";
import { FirstMinute } from "./panels/FirstMinute.tsx";
import { Legend } from "./panels/Legend.tsx";
import { PageHead } from "./panels/PageHead.tsx";
import { ShownWords } from "./panels/ShownWords.tsx";
import { SidePanel } from "./panels/SidePanel.tsx";
import { Failure, Note, Waiting } from "./panels/States.tsx";
import { SubjectPanel } from "./panels/SubjectPanel.tsx";
import { Timeline } from "./panels/Timeline.tsx";
import { ZoomBar } from "./panels/ZoomBar.tsx";
import { bundleRelations } from "./state/bundles.ts";
import type { Dialog } from "./state/dialog.ts";
import { narrow } from "./state/filters.ts";
import { type Page, PageProvider } from "./state/page.ts";
import { pageCommands } from "./state/pageCommands.ts";
import { openedPair, subjectEntities } from "./state/subjectEntities.ts";
import { useCorrections } from "./state/useCorrections.ts";
import { useKnowledge } from "./state/useKnowledge.ts";
import { useArticleEntities, usePathEntities } from "./state/useNamedEntities.ts";
import { usePageKeys } from "./state/usePageKeys.ts";
import { useServer } from "./state/useServer.ts";
import type { Subject } from "./state/view.ts";
import { changeView, currentView, open, useView } from "./state/viewStore.ts";
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

/** The whole page. */
export function App() {
  const view = useView();
  const { filters, subject, focus, hidden, pins, mode } = view;
  const server = useServer();
  const { knowledge, dropped, expand, query } = useKnowledge(filters.fallbacks);
  const stats = useQuery({ queryKey: ["stats"], queryFn: ({ signal }) => api.stats(signal) }).data;
  const narrowScreen = useMediaQuery("(max-width: 860px)", undefined, { getInitialValueInEffect: false }) ?? false;
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const { setColorScheme } = useMantineColorScheme();
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
  const commands = pageCommands({
    view,
    knowledge,
    picture,
    setDialog,
    setNews,
    onExpand,
    undo,
    redo,
    setColorScheme,
  });
  usePageKeys({ commands, view, knowledge, picture, stage, pictureShown, dialog, setDialog });

  // The handle for the console and for tests: where each entity stands on the screen.
  useEffect(() => {
    Object.assign(window, { dramatis: { spots: () => picture.current?.spots() ?? [] } });
  }, [picture]);

  const empty = query.isSuccess && knowledge.entities.size === 0;

  return (
    <PageProvider value={page}>
      <div className={`page ${legendShown && !narrowScreen ? "" : "no-legend"}`} inert={dialog !== undefined}>
        <a className="skip" href="#stage">
          To the picture
        </a>
        <PageHead
          narrowScreen={narrowScreen}
          listShown={listShown}
          legendShown={legendShown}
          setLegendShown={setLegendShown}
          dialog={dialog}
          setDialog={setDialog}
        />

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
                <ZoomBar picture={picture} />
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
