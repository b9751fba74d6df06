import { Button, Loader } from "@mantine/core";
import type { ReactNode } from "react";
import { ApiFailure, isServerGone } from "../api.ts";

/** Something is on its way. Shown only after a moment, so that quick answers do not flicker. */
export const Waiting = ({ what }: { what: string }) => (
  <p className="waiting" role="status">
    <Loader size="xs" type="dots" color="gray" aria-hidden="true" /> {what}
  </p>
);

/** An answer that did not come, why, and what to do. */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const missing = error instanceof ApiFailure && (error.status === 404 || error.status === 410);
  return (
    <div className="failure" role="alert">
      <p>{isServerGone(error) ? "The server does not answer. Is it still running?" : reasonOf(error)}</p>
      {missing ? (
        <p className="quiet">The graph may have changed since this address was made. Search for the name instead.</p>
      ) : (
        <Button size="xs" variant="default" onClick={retry}>
          Try again
        </Button>
      )}
    </div>
  );
}

/** A note in the middle of an empty place. */
export const Note = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="note">
    <h2>{title}</h2>
    {children}
  </div>
);

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : "Something went wrong.");
