import { nameKey } from "../names/key.ts";
import { type EntityClass, entityTypes } from "../ontology.ts";
import type { NameProfile } from "./formsOf.ts";

/** Which entity: class and canonical key. `entityIdAt` makes an id of it. */
export interface Address {
  readonly class: EntityClass;
  readonly key: string;
}

/** The address that a profile has by its own name and type. */
export const ownAddress = (profile: NameProfile): Address => ({
  class: entityTypes[profile.type].class,
  key: nameKey(profile.name),
});

/** An address as text, for maps and rows. */
export const addressKey = (address: Address): string => `${address.class}.${address.key}`;
