import { ApiError } from "../problem.ts";

/** Content types of files that the worker reads, with the endings by which it knows them. The first ending is given to a file without one. */
const endings = {
  "text/plain": [".txt"],
  "text/markdown": [".md", ".markdown"],
  "text/html": [".html", ".htm"],
  "application/x-ndjson": [".jsonl", ".ndjson"],
} as const;

export const fileTypes = Object.keys(endings) as (keyof typeof endings)[];

/**
 * The name under which a file is queued: the worker takes the format from its ending.
 *
 * @param name as the one who sent it calls it; only what follows the last slash counts, it never becomes a path
 * @throws ApiError invalid-parameter where name and content type contradict each other
 */
export function fileName(type: (typeof fileTypes)[number], name: string | undefined): string {
  const own = endings[type];
  const clean = (name ?? "")
    .replace(/[\u0000-\u001F\u007F]/g, "")
    .split(/[/\\]/)
    .at(-1)!
    .trim()
    .slice(-200);
  if (clean === "") return `article${own[0]}`;
  const ending = /\.[a-z]{2,8}$/i.exec(clean)?.[0].toLowerCase();
  if (ending !== undefined && (own as readonly string[]).includes(ending)) return clean;
  const other = fileTypes.find((each) => (endings[each] as readonly string[]).includes(ending ?? ""));
  // Markdown and JSON lines are often sent as plain text: then the name knows better.
  if (other && type === "text/plain") return clean;
  if (other) {
    const detail = `"${clean}" is a file of ${other}, but the content type is ${type}`;
    throw new ApiError("invalid-parameter", `name: ${detail}`, { errors: [{ parameter: "name", detail }] });
  }
  return clean + own[0];
}
