import type { ReactNode } from "react";
import type { EntityType } from "../../graph-data/ontology.ts";
import type { Evidence } from "../../server/contract.ts";
import { typeLooks } from "../canvas/typeLook.ts";
import { cutSpans } from "../state/cutSpans.ts";
import { usePage } from "../state/page.ts";
import { open } from "../state/viewStore.ts";
import { assertion, confidence, heldWords, outlet, rule, ruleReason } from "../state/words.ts";
import { DateWords } from "./Words.tsx";

/** The sentence that says it: the same card wherever a sentence is shown. */
export function SentenceCard({
  evidence,
  ends,
}: {
  evidence: Evidence;
  ends: { source: EntityType; target: EntityType };
}) {
  const { correct } = usePage();
  const { article } = evidence;
  const held = heldWords(evidence.assertion, evidence.claimant?.name);
  return (
    <figure className="sentence">
      {held && (
        <p className="held">
          <bdi>{held}</bdi>
        </p>
      )}
      <blockquote className="quotation">
        <Quotation evidence={evidence} ends={ends} />
      </blockquote>
      <figcaption>
        <p className="facts">
          <bdi>{outlet(article)}</bdi>
          {article.publishedAt ? (
            <>
              {" · "}
              <DateWords iso={article.publishedAt} />
            </>
          ) : (
            " · no date"
          )}
          {" · "}
          <span className={`assertion ${evidence.assertion}`}>
            {assertion(evidence.assertion, evidence.claimant?.name)}
          </span>
          {" · "}
          {confidence(evidence.confidence)}
        </p>
        <div className="row">
          <details className="why">
            <summary>why</summary>
            <p>
              Read so because {ruleReason(evidence.rule)} (rule “{rule(evidence.rule)}”)
              {evidence.role ? <>, as “{evidence.role}”</> : null}
              {evidence.date ? (
                <>
                  , dated <DateWords iso={evidence.date} />
                </>
              ) : null}
              . Of readings that look like this one, about {Math.round(evidence.confidence * 100)} in 100 are right.
            </p>
          </details>
          <button
            type="button"
            className="link"
            onClick={() => open({ kind: "article", id: article.id, statement: evidence.statement })}
          >
            open in article
          </button>
          <button
            type="button"
            className="link"
            onClick={() =>
              correct({ kind: "reject", id: evidence.statement, words: `“${evidence.quotation.slice(0, 300)}”` })
            }
          >
            wrong?
          </button>
        </div>
      </figcaption>
    </figure>
  );
}

/** The quotation with both ends underlined in their colours and the trigger in bold. */
function Quotation({ evidence, ends }: { evidence: Evidence; ends: { source: EntityType; target: EntityType } }) {
  const { quotation, start } = evidence;
  const spans = [
    { ...evidence.source, kind: "source" as const },
    { ...evidence.target, kind: "target" as const },
    ...(evidence.trigger ? [{ ...evidence.trigger, kind: "trigger" as const }] : []),
  ].map((span) => ({ ...span, start: span.start - start, end: span.end - start }));
  return (
    <>
      “
      {cutSpans(quotation, spans).map(({ text, spans: over, start: at }): ReactNode => {
        const end = over.find(({ kind }) => kind !== "trigger");
        const words = over.some(({ kind }) => kind === "trigger") ? <strong className="trigger">{text}</strong> : text;
        if (!end || end.kind === "trigger") return <span key={at}>{words}</span>;
        return (
          <mark key={at} className="end" style={{ textDecorationColor: typeLooks[ends[end.kind]].color }}>
            {words}
          </mark>
        );
      })}
      ”
    </>
  );
}
