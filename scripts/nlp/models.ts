import { readFileSync } from "node:fs";
import { type Gazetteer, type ListName, listNames, readGazetteer } from "./gazetteer.ts";
import { loadNameTagger, type NameTagger } from "./names.ts";

const models = new URL("../../graph-data/models/", import.meta.url);
const lists = new URL("../../graph-data/lexicon/names/", import.meta.url);

let gazetteer: Gazetteer | undefined;
let nameTagger: NameTagger | undefined;

/** The name lists that ship with the project. Read once a process. */
export function shippedGazetteer(): Gazetteer {
  gazetteer ??= readGazetteer(
    new Map<ListName, string>(listNames.map((name) => [name, readFileSync(new URL(`${name}.txt`, lists), "utf8")])),
  );
  return gazetteer;
}

/** The tagger of names that ships with the project. Read once a process; throws if its files are missing or damaged. */
export function shippedNameTagger(): NameTagger {
  nameTagger ??= loadNameTagger(readFileSync(new URL("names.bin", models)), shippedGazetteer());
  return nameTagger;
}
