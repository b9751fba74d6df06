import type { NameType } from "./bilou.ts";
import { readDocument } from "./document.ts";
import { shippedNameTagger } from "./models.ts";
import type { NameTagger } from "./names.ts";

/** A name that the plugin found. Offsets are UTF-16 code units of the view's whole text, end exclusive. */
export interface FoundName {
  readonly text: string;
  readonly type: NameType;
  readonly confidence: number;
  readonly start: number;
  readonly end: number;
}

/**
 * A plugin for compromise/two and compromise/three: `nlp.plugin(names)`. From then on `doc.people()`, `doc.places()`,
 * `doc.organizations()` and tags like `#Person` say what our tagger found instead of what compromise guessed, and
 * `doc.names()` lists the names with confidence and offsets (type `FoundName`).
 */
export const names = {
  compute: { names: (view: View) => tagNames(view, shippedNameTagger()) },
  hooks: ["names"],
  api: addMethods,
};

/* The parts of compromise that a plugin works on. */

interface Term {
  text: string;
  pre: string;
  post: string;
  tags?: Set<string>;
  /** Ours: the name that the term is part of. */
  name?: FoundName;
}

interface View {
  readonly document: Term[][];
  readonly fullPointer: readonly (readonly [number, number, number, ...unknown[]])[];
  update(pointer: readonly (readonly number[])[]): View;
  eq(n: number): View;
}

type Method = (this: View, n?: number) => unknown;

/** Tags of compromise that say "person", "place" or "organisation" in any shade; ours take their place. */
const replaced = new Set(
  "Person FirstName MaleName FemaleName LastName MiddleName Honorific Place City Country Region Address Organization Company School SportsTeam Acronym".split(
    " ",
  ),
);
const tagOf: Readonly<Record<NameType, string>> = {
  PER: "Person",
  LOC: "Place",
  ORG: "Organization",
  MISC: "ProperNoun",
};

function tagNames(view: View, tagger: NameTagger): void {
  const places: { term: Term; start: number; end: number }[] = [];
  let text = "";
  for (const sentence of view.document) {
    for (const term of sentence) {
      const start = text.length + term.pre.length;
      text += term.pre + term.text + term.post;
      places.push({ term, start, end: start + term.text.length });
    }
  }
  const document = readDocument(text);
  const found = tagger.tag(document).map((span) => {
    const start = document.tokens[span.first]!.start;
    const end = document.tokens[span.last - 1]!.end;
    return { text: text.slice(start, end), type: span.type, confidence: span.confidence, start, end };
  });
  let next = 0;
  for (const { term, start, end } of places) {
    while (next < found.length && found[next]!.end <= start) next++;
    const name = found[next];
    const inside = name !== undefined && name.start < end && start < name.end;
    const had = [...(term.tags ?? [])].some((tag) => replaced.has(tag));
    if (!inside && !had) continue;
    const tags = new Set([...(term.tags ?? [])].filter((tag) => !replaced.has(tag)));
    if (inside) {
      term.name = name;
      for (const tag of ["Noun", "Singular", "ProperNoun", tagOf[name.type]]) tags.add(tag);
    }
    term.tags = tags;
  }
}

function addMethods(view: { prototype: object }): void {
  const methods = view.prototype as Record<string, Method | undefined>;
  methods.names = function () {
    return runsOf(this).map(({ name }) => name);
  };
  for (const [method, type] of [
    ["people", "PER"],
    ["places", "LOC"],
    ["organizations", "ORG"],
  ] as const) {
    const original = methods[method];
    methods[method] = function (n) {
      const pointers = runsOf(this).flatMap(({ name, pointer }) => (name.type === type ? [pointer] : []));
      // Compromise's own view for people knows first and last names; compromise/two has none.
      const of = original ? (original.call(this) as View) : this;
      const all = of.update(pointers);
      return n === undefined ? all : all.eq(n);
    };
  }
}

/** The names in a view, each with the place of its terms. */
function runsOf(view: View): { name: FoundName; pointer: [number, number, number] }[] {
  const runs: { name: FoundName; pointer: [number, number, number] }[] = [];
  for (const [sentence, from, to] of view.fullPointer) {
    let open: (typeof runs)[number] | undefined;
    for (let n = from; n < to; n++) {
      const { name } = view.document[sentence]?.[n] ?? {};
      if (name === undefined) open = undefined;
      else if (open?.name === name) open.pointer[2] = n + 1;
      else {
        open = { name, pointer: [sentence, n, n + 1] };
        runs.push(open);
      }
    }
  }
  return runs;
}
