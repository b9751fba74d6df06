import { entityTypes } from "../../graph-data/ontology.ts";
import type { BuildItem, Change, ChangeCause } from "../../server/contract.ts";
import { assertion, count, date, number, sources } from "./words.ts";

/** Why a build was made: "“Harbour talks” was added", "3 articles were forgotten". */
export function causeWords({ added, forgotten, readAgain, decisions, madeAnew }: ChangeCause): string {
  const words = [
    added && (added.count === 1 ? `“${added.first[0]?.title ?? "an article"}” was added` : were(added.count, "added")),
    forgotten && were(forgotten, "forgotten"),
    readAgain && were(readAgain, "read again"),
    decisions &&
      (decisions.count === 1 && decisions.first[0]
        ? `${decisions.first[0].author} decided: ${decisions.first[0].sentence}`
        : count(decisions.count, "correction")),
    madeAnew && "the graph was made anew",
  ].filter((part) => part !== undefined && part !== 0 && part !== false);
  return words.length === 0 ? "the picture was arranged anew" : words.join("; ");
}

const were = (articles: number, what: string): string =>
  `${count(articles, "article")} ${articles === 1 ? "was" : "were"} ${what}`;

/** A step in a list of them: "24 Nov 2026, 13:40 · “Harbour talks” was added". */
export const stepWords = ({ madeAt, cause }: Pick<BuildItem, "madeAt" | "cause">): string =>
  `${date(madeAt)}, ${timeOfDay(madeAt)} · ${causeWords(cause)}`;

/** The time on the reader's clock. */
function timeOfDay(moment: string): string {
  const at = new Date(moment);
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}

/** How something that changed is another than before: "2 sources, was 1", "was called Jane Smith". */
export function differenceWords(change: Change): string[] {
  if (change.kind === "entity") {
    const { was, now } = change;
    if (!was || !now) return [];
    return [
      was.name !== now.name && `was called ${was.name}`,
      was.type !== now.type && `${entityTypes[now.type].label}, was ${entityTypes[was.type].label}`,
      was.articleCount !== now.articleCount &&
        `named in ${count(now.articleCount, "article")}, was ${number(was.articleCount)}`,
      was.articleCount === now.articleCount &&
        was.mentionCount !== now.mentionCount &&
        `${count(now.mentionCount, "mention")}, was ${number(was.mentionCount)}`,
    ].filter((part) => part !== false);
  }
  const { was, now } = change;
  if (!was || !now) return [];
  const roles = (list: readonly string[]) => list.join(", ");
  return [
    was.assertion !== now.assertion && `${assertion(now.assertion)}, was ${assertion(was.assertion)}`,
    (was.sourceCount !== now.sourceCount || was.copyCount !== now.copyCount) &&
      `${sources(now)}, was ${was.copyCount === now.copyCount ? number(was.sourceCount) : sources(was)}`,
    was.sourceCount === now.sourceCount &&
      was.evidenceCount !== now.evidenceCount &&
      `${count(now.evidenceCount, "sentence")}, was ${number(was.evidenceCount)}`,
    roles([...was.roles].sort()) !== roles([...now.roles].sort()) &&
      (now.roles.length > 0 ? `as ${roles(now.roles)}` : "no longer with a role"),
  ].filter((part) => part !== false);
}
