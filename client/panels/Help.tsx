import { Kbd, Modal } from "@mantine/core";
import type { Command } from "../state/commands.ts";

/** The keys, and how to read the picture. */
export function Help({
  commands,
  opened,
  onClose,
}: {
  commands: readonly Command[];
  opened: boolean;
  onClose(): void;
}) {
  const more: [string, string][] = [
    ["Arrows", "To the nearest neighbour in that direction"],
    ["Enter", "Into the panel of the selection"],
    ["Esc", "Back one step"],
    ["N", "In an article: next mention; Shift N the one before"],
    ["Alt click", "In the legend: only this"],
    ["Double click", "Add the neighbours of an entity"],
    ["Drag", "Move an entity; it stays where you put it"],
  ];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Keys"
      size="lg"
      classNames={{ title: "modal-title" }}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <dl className="keys">
        {commands
          .filter(({ keys }) => keys)
          .map(({ id, keys, words }) => (
            <div key={id}>
              <dt>
                <Kbd>{keys}</Kbd>
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        {more.map(([keys, words]) => (
          <div key={keys}>
            <dt>
              <Kbd>{keys}</Kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
