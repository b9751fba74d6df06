/** Something the reader can do, from the keyboard, the palette or the help sheet. */
export interface Command {
  readonly id: string;
  readonly words: string;
  /** As the help sheet writes it: "/", "Ctrl K". */
  readonly keys?: string;
  run(): void;
}

/** The key of an event as {@link Command.keys} writes it. */
export function keyOf(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">): string {
  if (event.altKey) return "";
  const modifier = event.ctrlKey || event.metaKey;
  const letter = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const shift = event.shiftKey && /^[A-Z]$/.test(letter) ? "Shift " : "";
  return shift + (modifier ? "Ctrl " : "") + letter;
}
