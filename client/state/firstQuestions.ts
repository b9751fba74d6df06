import { type EntityType, entityTypes } from "../../graph-data/ontology.ts";
import type { Knowledge, PictureEntity } from "./knowledge.ts";
import type { Subject } from "./view.ts";

/** A question that the graph at hand can answer, and where the answer is. */
export interface Question {
  readonly words: string;
  readonly subject: Subject;
}

/**
 * Up to two questions made from the graph itself: a pair of well-connected entities that know each other only through others, and the
 * person with the most meetings.
 */
export function firstQuestions(knowledge: Knowledge): Question[] {
  return [pairQuestion(knowledge), meetingQuestion(knowledge)].filter((question) => question !== undefined);
}

function pairQuestion(knowledge: Knowledge): Question | undefined {
  const best = [...knowledge.entities.values()]
    .filter(({ degree }) => degree > 1)
    .sort(byDegree)
    .slice(0, 60);
  const neighbours = (id: string) => {
    const ids = new Set<string>();
    for (const relationId of knowledge.relationsOf.get(id) ?? []) {
      const relation = knowledge.relations.get(relationId);
      // What the first answer may use: a plain path of stated relations.
      if (relation?.assertion === "stated") ids.add(relation.source === id ? relation.target : relation.source);
    }
    return ids;
  };
  const around = new Map(best.map(({ id }) => [id, neighbours(id)]));
  let found: { one: PictureEntity; other: PictureEntity; worth: number } | undefined;
  for (const one of best.slice(0, 12)) {
    for (const other of best) {
      if (one.id === other.id || around.get(one.id)!.has(other.id)) continue;
      const shared = [...around.get(one.id)!].filter((id) => around.get(other.id)!.has(id)).length;
      if (shared === 0) continue;
      // Two of different kinds make the better question: a country and a company rather than two countries.
      const kinds = kindOf(one.entityType) === kindOf(other.entityType) ? 1 : 3;
      const worth = kinds * Math.sqrt(one.degree * other.degree);
      if (!found || worth > found.worth) found = { one, other, worth };
    }
  }
  if (!found) return undefined;
  return {
    words: `How is ${found.one.name} connected to ${found.other.name}?`,
    subject: { kind: "path", from: found.one.id, to: found.other.id },
  };
}

function meetingQuestion(knowledge: Knowledge): Question | undefined {
  const people = [...knowledge.entities.values()].filter(({ entityType }) => entityType === "Person").sort(byDegree);
  const meetings = (entity: PictureEntity) =>
    (knowledge.relationsOf.get(entity.id) ?? []).filter((id) => knowledge.relations.get(id)?.relationType === "metWith")
      .length;
  let found: { person: PictureEntity; met: number } | undefined;
  for (const person of people) {
    const met = meetings(person);
    if (met > (found?.met ?? 0)) found = { person, met };
  }
  if (found) {
    return {
      words: `Whom did ${found.person.name} meet?`,
      subject: { kind: "entity", id: found.person.id, relationType: "metWith" },
    };
  }
  const [first] = people;
  if (!first || first.degree === 0) return undefined;
  return { words: `Who is ${first.name}?`, subject: { kind: "entity", id: first.id } };
}

const kindOf = (type: EntityType): string => entityTypes[type].class;

const byDegree = (one: PictureEntity, other: PictureEntity): number =>
  other.degree - one.degree || (one.id < other.id ? -1 : 1);
