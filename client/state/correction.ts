/** What the reader wants to set right; the dialog asks for the rest. */
export type Correction =
  | { readonly kind: "same"; readonly one?: string; readonly other?: string }
  | { readonly kind: "split" | "rename" | "retype" | "add"; readonly entity: string }
  /** An entity, a relation or one statement, with what it says in words. */
  | { readonly kind: "reject"; readonly id: string; readonly words: string }
  | { readonly kind: "note"; readonly about: string };
