/** Why two may be one, and why not: plain words, one reason an item. */
export interface Reasons {
  readonly why: readonly string[];
  readonly whyNot: readonly string[];
}

/** Both lists as one text, a line a reason: "+ surname alone", "- a frequent surname". `readReasons` takes it apart again. */
export const writeReasons = ({ why, whyNot }: Reasons): string =>
  [...why.map((reason) => `+ ${reason}`), ...whyNot.map((reason) => `- ${reason}`)].join("\n");

/** Lines that begin with neither sign speak for it. */
export function readReasons(text: string): Reasons {
  const lines = text.split("\n").filter((line) => line !== "");
  return {
    why: lines.filter((line) => !line.startsWith("- ")).map((line) => line.replace(/^\+ /, "")),
    whyNot: lines.filter((line) => line.startsWith("- ")).map((line) => line.slice(2)),
  };
}
