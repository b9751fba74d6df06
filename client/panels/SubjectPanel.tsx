import { lazy } from "react";
import type { Subject } from "../state/view.ts";
import { EntityPanel } from "./EntityPanel.tsx";
import { PairPanel, RelationPanel } from "./RelationPanel.tsx";

const ArticlePanel = lazy(() => import("./ArticlePanel.tsx").then((module) => ({ default: module.ArticlePanel })));
const ArticlesPanel = lazy(() => import("./ArticlesPanel.tsx").then((module) => ({ default: module.ArticlesPanel })));
const ChangesPanel = lazy(() => import("./ChangesPanel.tsx").then((module) => ({ default: module.ChangesPanel })));
const HistoryPanel = lazy(() => import("./HistoryPanel.tsx").then((module) => ({ default: module.HistoryPanel })));
const QualityPanel = lazy(() => import("./QualityPanel.tsx").then((module) => ({ default: module.QualityPanel })));
const SimilarPanel = lazy(() => import("./SimilarPanel.tsx").then((module) => ({ default: module.SimilarPanel })));
const PathPanel = lazy(() => import("./PathPanel.tsx").then((module) => ({ default: module.PathPanel })));

/** The panel of what is opened; those that the first picture does not need are loaded when they are. */
export function SubjectPanel({ subject }: { subject: Subject }) {
  switch (subject.kind) {
    case "entity":
      return <EntityPanel key={subject.id} id={subject.id} relationType={subject.relationType} />;
    case "relation":
      return <RelationPanel key={subject.id} id={subject.id} />;
    case "pair":
      return <PairPanel key={`${subject.a} ${subject.b}`} a={subject.a} b={subject.b} />;
    case "article":
      return <ArticlePanel key={subject.id} id={subject.id} statement={subject.statement} entity={subject.entity} />;
    case "path":
      return <PathPanel from={subject.from} to={subject.to} />;
    case "articles":
      return <ArticlesPanel />;
    case "quality":
      return <QualityPanel />;
    case "changes":
      return <ChangesPanel base={subject.base} />;
    case "history":
      return <HistoryPanel />;
    case "similar":
      return <SimilarPanel />;
  }
}
