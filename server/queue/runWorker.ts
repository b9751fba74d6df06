import { type ChildProcess, spawn } from "node:child_process";
import type { Store } from "../../graph-data/store/store.ts";

/** The command that reads queued articles, a process of its own. It exits by itself when the queue is empty. */
export interface WorkerCommand {
  readonly command: string;
  readonly args: readonly string[];
}

export interface WorkerRunner {
  /** Looks whether jobs wait, and starts the worker unless it is running. */
  wake(): void;
  /** Ends the worker; a job that it has begun is taken up again by the next one. */
  stop(): Promise<void>;
}

/**
 * Keeps one worker running while jobs wait. One that dies, or leaves without having done anything, is started again after a pause that
 * doubles from one second to a minute.
 */
export function runWorker(
  store: Pick<Store, "countJobs">,
  worker: WorkerCommand,
  { onTrouble }: { onTrouble: (message: string) => void },
): WorkerRunner {
  let child: ChildProcess | undefined;
  let stopped = false;
  let checking = false;
  let pause = 0;
  let timer: NodeJS.Timeout | undefined;

  const wake = (): void => {
    if (child || stopped || checking || timer) return;
    checking = true;
    store
      .countJobs()
      .then(({ queued, reading }) => {
        // "reading" without a worker of ours: it may be somebody else's, or left by one that died; a worker finds out.
        if (queued + reading > 0 && !stopped) start(queued + reading);
      })
      .catch((error: unknown) => onTrouble(`The queue cannot be looked at: ${String(error)}`))
      .finally(() => {
        checking = false;
      });
  };

  const start = (waiting: number): void => {
    let complaint = "";
    const own = spawn(worker.command, [...worker.args], { stdio: ["ignore", "ignore", "pipe"] });
    child = own;
    own.stderr?.setEncoding("utf8").on("data", (text: string) => {
      complaint = (complaint + text).slice(-2_000);
    });
    const ended = (how: string | undefined): void => {
      if (child !== own) return;
      child = undefined;
      if (stopped) return;
      if (how !== undefined) onTrouble(`The worker ${how}. It said: ${complaint.trim() || "nothing"}`);
      store
        .countJobs()
        .then(({ queued, reading }) => {
          const left = queued + reading;
          if (left === 0) {
            pause = 0;
            return;
          }
          pause = how === undefined && left < waiting ? 0 : Math.min(60_000, Math.max(1_000, pause * 2));
          again(pause);
        })
        .catch((error: unknown) => onTrouble(`The queue cannot be looked at: ${String(error)}`));
    };
    own.once("error", (error) => ended(`could not be started (${error.message})`));
    own.once("exit", (code, signal) => ended(code === 0 ? undefined : `ended with ${signal ?? `code ${code}`}`));
  };

  const again = (after: number): void => {
    timer = setTimeout(() => {
      timer = undefined;
      wake();
    }, after);
    timer.unref();
  };

  return {
    wake,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      const own = child;
      if (!own || own.exitCode !== null || own.signalCode !== null) return;
      const gone = new Promise<void>((resolve) => own.once("exit", () => resolve()));
      own.kill("SIGTERM");
      const hard = setTimeout(() => own.kill("SIGKILL"), 2_000);
      await gone;
      clearTimeout(hard);
    },
  };
}
