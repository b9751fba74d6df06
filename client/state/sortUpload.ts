/** What a dropped file is to the page: something to send as bytes, or a refusal with its reason. */
export type Upload =
  | { readonly kind: "bytes"; readonly name: string; readonly mediaType: string }
  | { readonly kind: "refused"; readonly name: string; readonly reason: string };

const mediaTypes: Readonly<Record<string, string>> = {
  txt: "text/plain",
  md: "text/markdown",
  jsonl: "application/x-ndjson",
  ndjson: "application/x-ndjson",
  html: "text/html",
  htm: "text/html",
};

/** Ends of file names that can be dropped. */
export const acceptedEndings = ".txt,.md,.jsonl,.html,.htm";

/** Decides by its name and size what becomes of a file. */
export function sortUpload(file: { name: string; size: number }, maxBytes: number): Upload {
  const ending = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? "";
  const mediaType = mediaTypes[ending];
  const { name } = file;
  if (!mediaType)
    return { kind: "refused", name, reason: "Only .txt, .md, .jsonl and .html can be read. Save it as one of these." };
  if (file.size === 0) return { kind: "refused", name, reason: "The file is empty." };
  if (file.size > maxBytes) {
    const limit = Math.floor(maxBytes / 1_000_000);
    return {
      kind: "refused",
      name,
      reason: `The file is larger than ${limit} MB. Split it, or use the ingest command.`,
    };
  }
  return { kind: "bytes", name, mediaType };
}
