import type { Gazetteer } from "../nlp/gazetteer.ts";
import { readWord, type Word } from "../nlp/name-features.ts";
import { casingBin, countCasing } from "./casing.ts";
import type { TrainingText, WordKnowledge } from "./names.ts";
import { trainTeacher } from "./teacher.ts";
import type { WordVectors } from "./word-vectors.ts";

export interface TeachingPlan {
  /** Text with labels to learn from. */
  readonly labelled: readonly TrainingText[];
  /** Text to label; its own labels, if any, are not looked at. */
  readonly unlabelled: readonly TrainingText[];
  readonly words: WordKnowledge;
  readonly vectors: WordVectors;
  readonly lists: Gazetteer;
  readonly width: number;
  readonly passes: number;
  readonly random: () => number;
  readonly report: (line: string) => void;
}

/** Trains a teacher on labelled text and answers the unlabelled text with its labels. */
export function teach(plan: TeachingPlan): TrainingText[] {
  const { words, lists } = plan;
  const known = new Map<string, Word>();
  const reader = (text: TrainingText) => {
    const own = countCasing([text.document]);
    return (form: string): Word => {
      const lower = form.toLowerCase();
      const casing = casingBin(words.casing.get(lower), own.get(lower));
      const key = `${form}\0${casing}`;
      const found = known.get(key);
      if (found) return found;
      const made = readWord(form, { words: words.table, lists }, casing);
      known.set(key, made);
      return made;
    };
  };
  const teacher = trainTeacher({
    vectors: plan.vectors,
    texts: plan.labelled.map((text) => ({ ...text, read: reader(text), lists })),
    width: plan.width,
    passes: plan.passes,
    random: plan.random,
    report: plan.report,
  });
  return plan.unlabelled.map((text, n) => {
    if (n % 8000 === 7999) plan.report(`teacher: labelled ${n + 1} of ${plan.unlabelled.length} texts`);
    const spans = teacher.label({ document: text.document, read: reader(text), lists });
    return { ...text, spans, trusted: text.document.sentences.map(() => true) };
  });
}
