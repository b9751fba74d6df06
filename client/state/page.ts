import { createContext, useContext } from "react";
import type { Decided, DecisionInput, Stats } from "../../server/contract.ts";
import type { Bundle } from "./bundles.ts";
import type { Correction } from "./correction.ts";
import type { Shown } from "./filters.ts";
import type { Knowledge } from "./knowledge.ts";

/** What the parts of the page share beside the view in the address bar. */
export interface Page {
  readonly knowledge: Knowledge;
  readonly shown: Shown;
  readonly bundles: ReadonlyMap<string, Bundle>;
  readonly stats: Stats | undefined;
  /** Entities that the server left out of the picture for want of room. */
  readonly dropped: number;
  /** Opens an entity and brings it into plain view, asking the server for it where the picture does not know it yet. */
  goTo(id: string): void;
  /** Adds the strongest neighbours to the picture. */
  expand(id: string): void;
  /** Says something to those who do not see the picture. */
  announce(words: string): void;
  /** Opens the dialog for adding articles. */
  addArticles(): void;
  /** Opens the dialog for setting something right. */
  correct(correction: Correction): void;
  /** Keeps a decision. Throws where it is refused. */
  decide(input: DecisionInput): Promise<Decided>;
  /** Takes a decision back, or makes one hold again by taking back what took it back. */
  revert(decision: string): Promise<void>;
}

const PageContext = createContext<Page | undefined>(undefined);
export const PageProvider = PageContext.Provider;

/** The page around a component. */
export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error("usePage: expected to be called below PageProvider");
  return page;
}
