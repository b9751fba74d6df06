import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Job, ServerEvents, Subgraph } from "../../server/contract.ts";
import { request } from "../api.ts";

const jobListeners = new Set<(job: Job) => void>();

/** Calls the listener for each job that the server tells of; returns what ends that. */
export function onJob(listener: (job: Job) => void): () => void {
  jobListeners.add(listener);
  return () => jobListeners.delete(listener);
}

/** Whether the server is there, and when it is asked again. */
export interface ServerState {
  readonly gone: boolean;
  retry(): void;
}

/**
 * Listens to the server's events for as long as the page is open. A new build makes every answer stale; a server that does not answer is
 * asked again every few seconds, and everything is asked anew once it is back.
 */
export function useServer(): ServerState {
  const client = useQueryClient();
  const [gone, setGone] = useState(false);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt opens a new stream
  useEffect(() => {
    const events = new EventSource("/v1/events");
    let timer = 0;
    let wasGone = false;
    const refresh = () => void client.invalidateQueries();
    events.addEventListener("open", () => {
      setGone(false);
      if (wasGone) refresh();
      wasGone = false;
    });
    events.addEventListener("build", (event) => {
      const { build } = JSON.parse((event as MessageEvent<string>).data) as ServerEvents["build"];
      // Each stream begins with the build that is being served: only a newer one than ours makes our answers stale.
      const ours = client.getQueriesData<Subgraph>({ queryKey: ["subgraph"] });
      if (ours.some(([, answer]) => answer && answer.build !== build)) refresh();
    });
    events.addEventListener("job", (event) => {
      const job = JSON.parse((event as MessageEvent<string>).data) as Job;
      for (const listener of jobListeners) listener(job);
    });
    const check = async () => {
      try {
        await request<unknown>("/healthz", {});
        setGone(false);
        if (events.readyState === EventSource.CLOSED) setAttempt((before) => before + 1);
        if (wasGone) refresh();
        wasGone = false;
      } catch {
        // No answer is the very thing that is asked about.
        wasGone = true;
        setGone(true);
        timer = window.setTimeout(() => void check(), 3_000);
      }
    };
    events.addEventListener("error", () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void check(), 300);
    });
    return () => {
      window.clearTimeout(timer);
      events.close();
    };
  }, [client, attempt]);

  return { gone, retry: () => setAttempt((before) => before + 1) };
}
