import type { Correction } from "./correction.ts";

/** Which dialog is open: one for setting something right, or one by name. */
export type Dialog = Correction | "add" | "help" | "commands" | "filters" | "export" | undefined;
