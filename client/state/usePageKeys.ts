import { type RefObject, useEffect, useRef } from "react";
import type { Picture } from "../canvas/picture.ts";
import { type Command, keyOf } from "./commands.ts";
import type { Dialog } from "./dialog.ts";
import { type Direction, nearestInDirection } from "./direction.ts";
import type { Knowledge } from "./knowledge.ts";
import type { View } from "./view.ts";
import { back, changeView, open } from "./viewStore.ts";

/** Keys of the page: those of commands, arrows that walk the picture, Enter into the panel, Escape out of what is open. */
export function usePageKeys({
  commands,
  view: { subject, focus },
  knowledge,
  picture,
  stage,
  pictureShown,
  dialog,
  setDialog,
}: {
  commands: readonly Command[];
  view: View;
  knowledge: Knowledge;
  picture: RefObject<Picture | undefined>;
  stage: RefObject<HTMLDivElement | null>;
  pictureShown: boolean;
  dialog: Dialog;
  setDialog(dialog: Dialog): void;
}): void {
  const selectedId = subject?.kind === "entity" ? subject.id : undefined;
  const step = (direction: Direction) => {
    const spots = picture.current?.spots() ?? [];
    const from = spots.find(({ id }) => id === selectedId);
    if (!from) {
      const first = spots[0];
      if (first) open({ kind: "entity", id: first.id });
      return;
    }
    const near = new Set(
      (knowledge.relationsOf.get(from.id) ?? []).flatMap((id) => {
        const relation = knowledge.relations.get(id);
        return relation ? [relation.source, relation.target] : [];
      }),
    );
    const next =
      nearestInDirection(
        from,
        spots.filter(({ id }) => near.has(id)),
        direction,
      ) ?? nearestInDirection(from, spots, direction);
    if (next) open({ kind: "entity", id: next.id }, true);
  };
  const hadOwnKeys = useRef(false);
  const onKey = useRef<(event: KeyboardEvent) => void>(() => undefined);
  onKey.current = (event) => {
    if (event.defaultPrevented || isTyping(event.target)) {
      if (keyOf(event) === "Ctrl K") {
        event.preventDefault();
        setDialog("commands");
      }
      return;
    }
    if (dialog || hadOwnKeys.current) return;
    const key = keyOf(event);
    const command =
      commands.find(({ keys }) => keys === key) ?? (key === "=" ? commands.find(({ id }) => id === "in") : undefined);
    if (command) {
      event.preventDefault();
      command.run();
      return;
    }
    const arrow = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" }[key] as
      | Direction
      | undefined;
    const onPicture = event.target === stage.current || event.target === document.body;
    if (arrow && onPicture && pictureShown) {
      event.preventDefault();
      step(arrow);
    } else if (key === "Enter" && onPicture && subject) {
      event.preventDefault();
      document.querySelector<HTMLElement>(".panel-body")?.focus();
    } else if (key === "Escape") {
      if (document.activeElement?.closest(".panel-body") && stage.current) stage.current.focus();
      else if (subject) back();
      else if (focus) changeView({ focus: undefined });
    }
  };
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey.current(event);
    // Before a dialog or a menu takes its key: afterwards it may be gone, and Escape would close what is behind it as well.
    const before = () => {
      hadOwnKeys.current = document.querySelector('[role="dialog"], [role="menu"]') !== null;
    };
    window.addEventListener("keydown", before, true);
    document.addEventListener("keydown", listener);
    return () => {
      window.removeEventListener("keydown", before, true);
      document.removeEventListener("keydown", listener);
    };
  }, []);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
