import { ActionIcon, Switch } from "@mantine/core";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { entityTypes, isFallback } from "../../graph-data/ontology.ts";
import type { ArticleDetail } from "../../server/contract.ts";
import { api } from "../api.ts";
import { typeLooks } from "../canvas/typeLook.ts";
import { cutSpans } from "../state/cutSpans.ts";
import { keep, kept } from "../state/storage.ts";
import { open, useView } from "../state/viewStore.ts";
import { assertion, count, outlet } from "../state/words.ts";
import { PanelFrame } from "./PanelFrame.tsx";
import { Failure, Waiting } from "./States.tsx";
import { DateWords } from "./Words.tsx";

/** An article to read: every mention underlined in its colour, statements marked in the margin. */
export function ArticlePanel({
  id,
  statement,
  entity,
}: {
  id: string;
  statement?: string | undefined;
  entity?: string | undefined;
}) {
  const query = useQuery({ queryKey: ["article", id], queryFn: ({ signal }) => api.article(id, signal) });
  const { fallbacks } = useView().filters;
  const answer = query.data?.data;
  // Weak links are left out here as they are in the picture.
  const article = useMemo(
    () =>
      answer && {
        ...answer,
        statements: answer.statements.filter(({ relation }) => fallbacks || !isFallback(relation.type)),
      },
    [answer, fallbacks],
  );
  const text = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(-1);
  const [others, setOthers] = useState(() => kept("dramatis-references") === "shown");
  const mentions = useMemo(
    () => (article?.mentions ?? []).filter(({ kind }) => others || !isReference(kind)),
    [article, others],
  );
  const references = useMemo(() => (article?.mentions ?? []).filter(({ kind }) => isReference(kind)).length, [article]);
  const meant = useMemo(() => mentions.filter((mention) => !entity || mention.entity === entity), [mentions, entity]);

  useEffect(() => {
    setAt(-1);
    if (!article) return;
    const root = text.current;
    const aim = statement
      ? root?.querySelector(".statement.open")
      : entity
        ? root?.querySelector(`[data-entity="${CSS.escape(entity)}"]`)
        : undefined;
    aim?.scrollIntoView({ block: "center" });
  }, [article, statement, entity]);

  const step = (by: number) => {
    if (meant.length === 0) return;
    const next = (at + by + meant.length + (at < 0 && by < 0 ? 1 : 0)) % meant.length;
    setAt(next);
    const button = text.current?.querySelector<HTMLElement>(`[data-at="${meant[next]!.start}"]`);
    button?.scrollIntoView({ block: "center" });
    button?.focus({ preventScroll: true });
  };
  const stepRef = useRef(step);
  stepRef.current = step;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "n") stepRef.current(1);
      else if (event.key === "N") stepRef.current(-1);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  const name = entity ? meant[0]?.entityName : undefined;
  return (
    <PanelFrame
      title={<h2>Article</h2>}
      foot={
        article && meant.length > 0 ? (
          <div className="panel-foot">
            <span>
              {at >= 0 ? `${at + 1} of ${count(meant.length, "mention")}` : count(meant.length, "mention")}
              {name && (
                <>
                  {" of "}
                  <bdi>{name}</bdi>
                </>
              )}
            </span>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label="Previous mention"
              title="Previous mention (Shift N)"
              onClick={() => step(-1)}
            >
              <IconChevronUp size={18} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label="Next mention"
              title="Next mention (N)"
              onClick={() => step(1)}
            >
              <IconChevronDown size={18} />
            </ActionIcon>
          </div>
        ) : undefined
      }
    >
      {query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
      {!article && !query.isError && <Waiting what="Fetching the article …" />}
      {article && (
        <article className="article">
          <h3 className="headline">{article.title ?? "Untitled article"}</h3>
          <p className="quiet">
            <bdi>{outlet(article)}</bdi>
            {article.publishedAt && (
              <>
                {" · "}
                <DateWords iso={article.publishedAt} />
              </>
            )}
            {" · "}
            {count(article.statements.length, "statement")}, marked in the margin
            {article.url && /^https?:/.test(article.url) && (
              <>
                {" · "}
                <a href={article.url} target="_blank" rel="noreferrer noopener">
                  source
                </a>
              </>
            )}
          </p>
          {article.copies.length > 0 && <Copies of={article.copies} />}
          {references > 0 && (
            <Switch
              size="xs"
              className="switch"
              checked={others}
              onChange={(event) => {
                setOthers(event.currentTarget.checked);
                keep("dramatis-references", event.currentTarget.checked ? "shown" : "hidden");
              }}
              label={`Also ${count(references, "reference")} such as “he” and “the ambassador”, with why`}
            />
          )}
          <div className="article-text" ref={text}>
            <ArticleText article={article} mentions={mentions} statement={statement} entity={entity} />
          </div>
        </article>
      )}
    </PanelFrame>
  );
}

/** The articles that count as one source with this one. */
function Copies({ of: copies }: { of: ArticleDetail["copies"] }) {
  const shown = copies.slice(0, 5);
  return (
    <p className="quiet small">
      {count(copies.length, "other article")} {copies.length === 1 ? "tells" : "tell"} this story in nearly the same
      words; together they count as one source:{" "}
      {shown.map((copy, n) => (
        <span key={copy.id}>
          {n > 0 && " · "}
          <button type="button" className="link" onClick={() => open({ kind: "article", id: copy.id })}>
            <bdi>{copy.title ?? "Untitled article"}</bdi>
          </button>
        </span>
      ))}
      {copies.length > shown.length && ` and ${count(copies.length - shown.length, "more", "more")}`}
    </p>
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

type Mention = ArticleDetail["mentions"][number];

/** Words that mean somebody without naming them. */
const isReference = (kind: Mention["kind"]): boolean => kind === "pronoun" || kind === "nominal";
type Passage = { start: number; end: number; statements: ArticleDetail["statements"] };

/** Paragraph by paragraph, so that a long article is many small elements. */
function ArticleText({
  article,
  mentions,
  statement,
  entity,
}: {
  article: ArticleDetail;
  mentions: readonly Mention[];
  statement: string | undefined;
  entity: string | undefined;
}) {
  const passages = useMemo(() => toPassages(article.statements), [article]);
  const paragraphs = useMemo(() => toParagraphs(article.text), [article]);
  return paragraphs.map(({ start, text }) => {
    const end = start + text.length;
    const inside = <Span extends { start: number; end: number }>(spans: readonly Span[]) =>
      spans
        .filter((span) => span.start < end && span.end > start)
        .map((span) => ({ ...span, start: span.start - start, end: span.end - start, from: span.start }));
    const pieces = cutSpans<
      { start: number; end: number; from: number } & ({ mention: Mention } | { passage: Passage })
    >(text, [
      ...inside(passages.map((passage) => ({ ...passage, passage }))),
      ...inside(mentions.map((mention) => ({ start: mention.start, end: mention.end, mention }))),
    ]);
    return (
      <p key={start}>
        {pieces.map((piece): ReactNode => {
          const passage = piece.spans.find((span) => "passage" in span);
          const mention = piece.spans.findLast((span) => "mention" in span);
          const beginsHere =
            passage && "passage" in passage && Math.max(0, passage.start) === piece.start ? passage.passage : undefined;
          const isOpen =
            passage && "passage" in passage && passage.passage.statements.some((one) => one.statement === statement);
          const words =
            mention && "mention" in mention ? (
              <button
                type="button"
                className={`mention ${mention.mention.entity === entity ? "meant" : ""} ${isReference(mention.mention.kind) ? "reference" : ""}`}
                style={{ textDecorationColor: typeLooks[mention.mention.entityType].color }}
                data-entity={mention.mention.entity}
                data-at={mention.from}
                title={[
                  `${mention.mention.entityName}, ${entityTypes[mention.mention.entityType].label}`,
                  mention.mention.reason,
                ]
                  .filter(Boolean)
                  .join(": ")}
                onClick={() => open({ kind: "entity", id: mention.mention.entity })}
              >
                {piece.text}
              </button>
            ) : (
              piece.text
            );
          return (
            <span key={piece.start} className={passage ? (isOpen ? "statement open" : "statement") : undefined}>
              {beginsHere && <MarginMark passage={beginsHere} />}
              {words}
            </span>
          );
        })}
      </p>
    );
  });
}

/** A mark beside the passage; opens what was read there. */
function MarginMark({ passage }: { passage: Passage }) {
  const [shown, setShown] = useState(false);
  const { statements } = passage;
  const words = statements.map(
    ({ relation, assertion: kind, claimant }) => `${relation.label}, ${assertion(kind, claimant?.name)}`,
  );
  if (statements.length === 1) {
    return (
      <button
        type="button"
        className="margin-mark"
        title={words[0]}
        aria-label={`1 statement: ${words[0]}`}
        onClick={() => open({ kind: "relation", id: statements[0]!.relation.id })}
      >
        1
      </button>
    );
  }
  return (
    <>
      <button
        type="button"
        className="margin-mark"
        aria-expanded={shown}
        aria-label={`${statements.length} statements`}
        title={words.join("\n")}
        onClick={() => setShown(!shown)}
      >
        {statements.length}
      </button>
      {shown && (
        <span className="margin-list">
          {statements.map((one, index) => (
            <button
              key={one.statement}
              type="button"
              className="link"
              onClick={() => open({ kind: "relation", id: one.relation.id })}
            >
              {words[index]}
            </button>
          ))}
        </span>
      )}
    </>
  );
}

/** Statements that quote the same passage, or passages that overlap, share one mark. */
function toPassages(statements: ArticleDetail["statements"]): Passage[] {
  const passages: Passage[] = [];
  const inOrder = [...statements].sort((one, other) => one.start - other.start || one.end - other.end);
  for (const statement of inOrder) {
    const last = passages.at(-1);
    if (last && statement.start < last.end) {
      last.end = Math.max(last.end, statement.end);
      last.statements.push(statement);
    } else passages.push({ start: statement.start, end: statement.end, statements: [statement] });
  }
  return passages;
}

function toParagraphs(text: string): { start: number; text: string }[] {
  const paragraphs: { start: number; text: string }[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    if (match[0].trim() !== "") paragraphs.push({ start: match.index, text: match[0] });
  }
  return paragraphs;
}
