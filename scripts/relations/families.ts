import { appointments } from "./appointments.ts";
import { coercion } from "./coercion.ts";
import { dealings } from "./dealings.ts";
import { disputes } from "./disputes.ts";
import { meetings } from "./meetings.ts";
import { offices } from "./offices.ts";
import { organisations } from "./organisations.ts";
import { origins } from "./origins.ts";
import { people } from "./people.ts";
import { places } from "./places.ts";
import type { Family } from "./rule.ts";

/** Every family of relations, in the order in which a sentence is read for them. */
export const families: readonly Family[] = [
  offices,
  organisations,
  people,
  origins,
  places,
  appointments,
  meetings,
  dealings,
  disputes,
  coercion,
];
