import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { relationTypes } from "../../graph-data/ontology.ts";
import type { Scorecard } from "../../server/contract.ts";
import { api } from "../api.ts";
import { usePage } from "../state/page.ts";
import { count, number, sentenceCase } from "../state/words.ts";
import { PanelFrame } from "./PanelFrame.tsx";
import { Failure, Waiting } from "./States.tsx";
import { DateWords } from "./Words.tsx";

const nameTypes = { PER: "people", ORG: "organisations", LOC: "places and countries", all: "all names" } as const;

/** How good the reading is: the published figures, in plain words. */
export function QualityPanel() {
  const card = useQuery({ queryKey: ["scorecard"], queryFn: ({ signal }) => api.scorecard(signal) });
  const { stats } = usePage();
  return (
    <PanelFrame title={<h2>How good is this?</h2>}>
      {card.isError && <Failure error={card.error} retry={() => void card.refetch()} />}
      {!card.data && !card.isError && <Waiting what="Fetching the figures …" />}
      {card.data && <Card card={card.data} rules={stats?.rules} />}
    </PanelFrame>
  );
}

function Card({ card, rules }: { card: Scorecard; rules: string | undefined }) {
  const { judged } = card;
  return (
    <>
      {judged && (
        <p className="lead">
          A person held {number(judged.edges)} relations against their sentences: <strong>{of100(judged.right)}</strong>{" "}
          were right in type, direction, both ends and in how the text holds them.
        </p>
      )}
      <p>
        The page is read by rules and small trained models, not by people, so some of it is wrong and much is missed.
        What it finds, it shows with the sentence: trust the sentence.
      </p>
      <p className="quiet small">
        Measured on <DateWords iso={card.measured} /> with the reading rules {card.rules}, on articles that nothing was
        learned from.
        {rules !== undefined && rules !== card.rules && ` The graph that you see was read with other rules (${rules}).`}
      </p>

      {judged && (
        <section>
          <h3>Relations, checked one by one</h3>
          <p className="quiet small">
            {judged.set}, {count(judged.edges, "relation")}.
          </p>
          <Table
            caption="Relations checked by a person"
            head={["Relation", "Right", "Checked"]}
            rows={judged.types.map(({ type, edges, right }) => ({
              key: type,
              cells: [sentenceCase(relationTypes[type].reads), edges < 5 ? "too few" : of100(right), number(edges)],
            }))}
          />
          <Calibration {...judged.calibration} />
        </section>
      )}

      {card.sets.map((set) => (
        <section key={set.name}>
          <h3>{set.name}</h3>
          <p className="quiet small">{count(set.articles, "article")}</p>
          {set.names && (
            <Table
              caption={`Names in ${set.name}`}
              head={["Names", "Right of those found", "Found of those there", "There"]}
              rows={set.names.map(({ type, precision, recall, right, missed }) => ({
                key: type,
                cells: [sentenceCase(nameTypes[type]), of100(precision), of100(recall), number(right + missed)],
              }))}
            />
          )}
          {set.relations && (
            <Table
              caption={`Relations in ${set.name}`}
              head={["Relations", "Right of those found", "Found of those there", "There"]}
              rows={set.relations.map(({ type, precision, recall, right, wrong, missed }) => ({
                key: type,
                cells: [
                  type === "all" ? "All relations" : sentenceCase(relationTypes[type].reads),
                  right + wrong === 0 ? "none found" : of100(precision),
                  of100(recall),
                  number(right + missed),
                ],
              }))}
            />
          )}
          {set.entities && (
            <p className="small">
              Mentions of one person or body put together (B³): {of100(set.entities.precision)} rightly joined,{" "}
              {of100(set.entities.recall)} of what belongs together joined.
            </p>
          )}
          {set.quotes && (
            <p className="small">
              Quotations: {of100(set.quotes.recall)} found, {of100(set.quotes.precision)} of those right, the speaker
              right in {of100(set.quotes.speaker)}.
            </p>
          )}
          {set.calibration && <Calibration {...set.calibration} />}
        </section>
      ))}
    </>
  );
}

/** How far the page's "likely right in 9 of 10 cases" can be believed. */
function Calibration({ error, bins, count: amount }: NonNullable<Scorecard["judged"]>["calibration"]) {
  return (
    <>
      <p className="small">
        “Likely right in 9 of 10 cases” is off by {Math.round(error * 100)} in 100 on average, over{" "}
        {count(amount, "relation")}:
      </p>
      <Table
        caption="What is said against what is so"
        head={["We say", "It was right", "Relations"]}
        rows={bins
          .filter(({ count: own }) => own > 0)
          .map(({ from, confidence, right, count: own }) => ({
            key: String(from),
            cells: [of100(confidence), own < 5 ? "too few" : of100(right), number(own)],
          }))}
      />
    </>
  );
}

function Table({
  caption,
  head,
  rows,
}: {
  caption: string;
  head: readonly string[];
  rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}) {
  return (
    <table className="figures">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          {head.map((words) => (
            <th key={words} scope="col">
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [first, ...others] }) => (
          <tr key={key}>
            <th scope="row">{first}</th>
            {others.map((cell, at) => (
              <td key={head[at + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const of100 = (share: number): string => `${Math.round(share * 100)} of 100`;
