import { type EntityClass, type EntityType, entityTypeNames, entityTypes } from "../../graph-data/ontology.ts";

/** How one entity type is drawn, in the picture, the legend and the lists. */
export interface TypeLook {
  /** At least 3:1 against the ground of the light and of the dark page (test/client/canvas/typeLook.test.ts). */
  readonly color: string;
  /** White glyph on a 24 × 24 grid, SVG path data, drawn by us. */
  readonly icon: string;
}

/**
 * Hues far apart; where two come close for somebody who sees fewer colours, shape or icon differ.
 */
export const typeLooks: Readonly<Record<EntityType, TypeLook>> = {
  Person: {
    color: "#2f6fb8",
    icon: "M12 4.2a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.8 19.6c.5-3.800 3.500-5.800 7.200-5.800s6.700 2 7.200 5.800z",
  },
  Company: { color: "#a06a12", icon: "M4 20V10l5 3v-3l5 3V4h6v16zM7 15.500v2h2.500v-2zM12 15.500v2h2.500v-2z" },
  PublicBody: {
    color: "#7a5cab",
    icon: "M12 3.500 20.500 8v2h-17V8zM5.500 11.500H8V17H5.500zM10.700 11.500h2.600V17h-2.600zM16 11.500h2.500V17H16zM3.500 18.300h17V20.500h-17z",
  },
  IntergovernmentalOrg: {
    color: "#148080",
    icon: "M12 3.500a8.500 8.500 0 1 1 0 17 8.500 8.500 0 0 1 0-17zm-1.100 2.400C9.500 7 8.600 9 8.500 11h2.400zm2.200 0V11h2.400c-.1-2-1-4-2.400-5.100zM6.200 11c.1-1.400.500-2.700 1.100-3.800C6.500 8.100 5.900 9.500 5.800 11zM8.500 13c.1 2 1 4 2.400 5.100V13zm4.600 0v5.100c1.400-1.100 2.300-3.100 2.400-5.100zm4.700 0c-.1 1.400-.5 2.700-1.100 3.800.8-.9 1.400-2.300 1.500-3.800zM5.800 13c.1 1.500.7 2.900 1.500 3.800-.6-1.100-1-2.400-1.100-3.800zm10.900-5.800c.6 1.100 1 2.400 1.100 3.800h.4c-.1-1.500-.7-2.900-1.500-3.800z",
  },
  PoliticalParty: { color: "#b5467f", icon: "M5 3.500h2V21H5zM8 4.500h11.500L16.500 9l3 4.500H8z" },
  ArmedForce: {
    color: "#6d7430",
    icon: "M12 3 19.500 5.700V12c0 4.500-3.200 7.500-7.500 9-4.300-1.500-7.500-4.500-7.500-9V5.700z",
  },
  MediaOutlet: {
    color: "#65717e",
    icon: "M4 5h13v3h3v9a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2zm2.500 2.500v3.500h8V7.500zM6.500 12.500V14h8v-1.500zM6.500 15.200v1.500h8v-1.500z",
  },
  Organization: {
    color: "#8c6446",
    icon: "M8 4.500a2.800 2.800 0 1 1 0 5.600 2.800 2.800 0 0 1 0-5.600zm8 0a2.800 2.800 0 1 1 0 5.600 2.800 2.800 0 0 1 0-5.600zM2.800 18.500c.2-3.800 2.200-6.700 5.200-6.700 1.700 0 3 .8 4 2.200 1-1.400 2.300-2.200 4-2.200 3 0 5 2.900 5.200 6.700z",
  },
  Country: { color: "#2c8050", icon: "M6 3.500h1.800V21H6zM8.800 4.500h9.700v8.500H8.800z" },
  Place: {
    color: "#2a80a6",
    icon: "M12 3a6.500 6.500 0 0 1 6.500 6.500c0 4.500-4.500 8.500-6.500 11.500-2-3-6.500-7-6.500-11.500A6.500 6.500 0 0 1 12 3zm0 4a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z",
  },
  Event: {
    color: "#b8434e",
    icon: "m12 3.500 2.500 5.600 6 .6-4.500 4.100 1.300 6L12 16.700l-5.300 3.100 1.300-6-4.500-4.100 6-.6z",
  },
};

/** The shape says the class: person circle, bodies rounded square, countries and places diamond, events triangle. */
const classShapes: Readonly<Record<EntityClass, "circle" | "square" | "diamond" | "triangle">> = {
  person: "circle",
  org: "square",
  country: "diamond",
  place: "diamond",
  event: "triangle",
};

/** Which shape stands for a type. */
export const shapeOf = (type: EntityType): "circle" | "square" | "diamond" | "triangle" =>
  classShapes[entityTypes[type].class];

/** The place of a type's icon in the picture's row of icons. */
export const iconIndex = (type: EntityType): number => entityTypeNames.indexOf(type);

/** The grounds and inks of the two designed schemes. The same values stand in styles.css. */
export const schemes = {
  light: { ground: "#faf8f3", ink: "#1e1c19", quiet: "#5f5b54", line: "#57534c", accent: "#a63c12" },
  dark: { ground: "#16181b", ink: "#ebe8e1", quiet: "#a8a49b", line: "#b9b4aa", accent: "#f0a07a" },
} as const;

export type Scheme = keyof typeof schemes;
