import { ArticleRejected, toArticle } from "../../graph-data/records/article.ts";
import { extract, shippedKnowledge } from "../extract/extract.ts";
import { parseJsonLine } from "../read/readJsonLine.ts";
import { readSource } from "../read/readSource.ts";
import { answerTasks } from "./answerTasks.ts";
import type { ReadingResult, ReadingTask } from "./readingPool.ts";

// Loaded before the first article comes, so that its time counts for none and a missing file is no article's fault.
const knowledge = shippedKnowledge();

answerTasks<ReadingTask, ReadingResult>((task) => {
  try {
    return answer(task);
  } catch (error) {
    if (error instanceof ArticleRejected) return { kind: "rejected", reason: error.message };
    if (!(error instanceof Error)) throw error;
    return { kind: "rejected", reason: `Reading it failed: ${error.message}. Leave it out, and report this.` };
  }
});

function answer(task: ReadingTask): ReadingResult {
  switch (task.kind) {
    case "open":
      return { kind: "article", article: toArticle(readSource(task.source)) };
    case "read":
      return { kind: "extraction", extraction: extract(task.article, knowledge) };
    case "line": {
      // Offsets count in the line's own text, so this text is not normalised.
      const input = parseJsonLine(task.line);
      toArticle(input);
      return { kind: "line", line: JSON.stringify(extract({ ...input, id: input.id ?? task.id }, knowledge)) };
    }
  }
}
