import type { EntityType } from "../../graph-data/ontology.ts";
import { entityTypes } from "../../graph-data/ontology.ts";
import { shapeOf, typeLooks } from "../canvas/typeLook.ts";

/** The mark of an entity type as the picture draws it: shape, colour, icon. */
export function EntityMark({ type, size = 18 }: { type: EntityType; size?: number }) {
  const { color, icon } = typeLooks[type];
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <Shape shape={shapeOf(type)} color={color} />
      <path d={icon} fill="#fff" fillRule="evenodd" transform={inset(shapeOf(type))} />
    </svg>
  );
}

/** Mark and name; the type is said to those who do not see the mark. */
export function EntityName({ type, name }: { type: EntityType; name: string }) {
  return (
    <span className="entity-name">
      <EntityMark type={type} />
      <bdi>{name}</bdi>
      <span className="unseen">, {entityTypes[type].label}</span>
    </span>
  );
}

function Shape({ shape, color }: { shape: ReturnType<typeof shapeOf>; color: string }) {
  switch (shape) {
    case "circle":
      return <circle cx="12" cy="12" r="11" fill={color} />;
    case "square":
      return <rect x="1.500" y="1.500" width="21" height="21" rx="5" fill={color} />;
    case "diamond":
      return <path d="M12 0 24 12 12 24 0 12z" fill={color} />;
    case "triangle":
      return <path d="M12 1 23.500 21.500H.500z" fill={color} />;
  }
}

const inset = (shape: ReturnType<typeof shapeOf>): string =>
  shape === "triangle"
    ? "translate(7.200 9.600) scale(.4)"
    : shape === "diamond"
      ? "translate(5.800 5.800) scale(.52)"
      : "translate(4.600 4.600) scale(.62)";
