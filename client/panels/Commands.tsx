import { Spotlight, spotlight } from "@mantine/spotlight";
import "@mantine/spotlight/styles.css";
import { Kbd } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect } from "react";
import type { Command } from "../state/commands.ts";

/** Every command by name. */
export function Commands({
  commands,
  opened,
  onClose,
}: {
  commands: readonly Command[];
  opened: boolean;
  onClose(): void;
}) {
  useEffect(() => {
    if (opened) spotlight.open();
  }, [opened]);
  return (
    <Spotlight
      shortcut={null}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      onSpotlightClose={onClose}
      highlightQuery={false}
      nothingFound="No command like that."
      searchProps={{
        placeholder: "What do you want to do?",
        "aria-label": "Command",
        leftSection: <IconSearch size={18} aria-hidden="true" />,
      }}
      actions={commands.map(({ id, words, keys, run }) => ({
        id,
        label: words,
        onClick: run,
        ...(keys ? { rightSection: <Kbd>{keys}</Kbd> } : {}),
      }))}
    />
  );
}
