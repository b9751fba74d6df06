import { type ChildProcess, fork } from "node:child_process";

/** Why a child process gave no result; the message is for people. */
export class ChildFailed extends Error {
  override readonly name = "ChildFailed";
}

/** Child processes that work on one task each. */
export interface Pool<Task, Result> {
  /**
   * Gives the task to the next free child.
   *
   * @throws ChildFailed where the child died of the task or was killed at its deadline; other tasks are not touched
   */
  run(task: Task): Promise<Result>;
  /** Ends the children. Tasks still waiting fail. */
  close(): Promise<void>;
}

export interface PoolOptions {
  /** A module that calls `answerTasks`. */
  readonly module: string;
  readonly size: number;
  /** Milliseconds for one task. */
  readonly deadline: number;
  /** Cap of a child's JavaScript heap. */
  readonly heapMegabytes: number;
  /** Where children keep compiled code between runs, so that they start sooner; nothing is lost where it cannot be written. */
  readonly codeCache?: string;
}

/**
 * Starts children that read foreign text. Threads would not do: one that runs out of memory takes the whole process with it, a child
 * process dies alone.
 */
export function openPool<Task, Result>(options: PoolOptions): Pool<Task, Result> {
  const waiting: Waiting<Task, Result>[] = [];
  const members: Member<Task, Result>[] = [];
  let closed = false;
  let failedStarts = 0;
  let lastWords = "";

  const spawn = () => {
    const child = fork(options.module, {
      // The heap for young objects comes on top of the cap; small, it costs little time and saves some 50 MB.
      execArgv: [`--max-old-space-size=${options.heapMegabytes}`, "--max-semi-space-size=8"],
      serialization: "advanced",
      env: options.codeCache === undefined ? process.env : { NODE_COMPILE_CACHE: options.codeCache, ...process.env },
      // What a child prints, such as V8's report on a full heap, is no output of the command.
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    const member: Member<Task, Result> = { child, ready: false, killed: false, said: "" };
    members.push(member);
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      member.said = (member.said + text).slice(-4_000);
    });
    child.on("message", (message: Message<Result>) => {
      if (message.kind === "ready") {
        member.ready = true;
        failedStarts = 0;
      } else settle(member, (task) => task.resolve(message.result));
      hand();
    });
    // A message that comes too late for a child that just died; its end is told below.
    child.on("error", (error) => {
      member.said = `${member.said}\n${error.message}`;
    });
    child.on("exit", () => {
      members.splice(members.indexOf(member), 1);
      if (!member.ready && !closed) {
        failedStarts++;
        lastWords = member.said;
      }
      settle(member, (task) => task.reject(new ChildFailed(reasonOf(member, options))));
      hand();
    });
  };

  const settle = (member: Member<Task, Result>, tell: (task: Waiting<Task, Result>) => void) => {
    const task = member.task;
    delete member.task;
    clearTimeout(member.timer);
    if (task) tell(task);
  };

  const hand = () => {
    if (closed) return;
    if (failedStarts >= 3) {
      for (const task of waiting.splice(0))
        task.reject(new Error(`The process that reads articles does not start (${options.module}). ${lastWords}`));
      return;
    }
    while (members.length < Math.min(options.size, busy(members) + waiting.length)) spawn();
    for (const member of members) {
      if (waiting.length === 0) break;
      if (!member.ready || member.task || !member.child.connected) continue;
      const task = waiting.shift()!;
      member.task = task;
      member.timer = setTimeout(() => {
        member.killed = true;
        member.child.kill("SIGKILL");
      }, options.deadline);
      member.child.send(task.task as object);
    }
  };

  return {
    run(task) {
      if (closed) return Promise.reject(new Error("Pool.run: the pool is closed"));
      return new Promise((resolve, reject) => {
        waiting.push({ task, resolve, reject });
        hand();
      });
    },
    async close() {
      closed = true;
      for (const task of waiting.splice(0)) task.reject(new ChildFailed("Reading was stopped."));
      const ended = members.map((member) => new Promise((done) => member.child.once("exit", done)));
      for (const member of members) member.child.kill("SIGKILL");
      await Promise.all(ended);
    },
  };
}

interface Waiting<Task, Result> {
  readonly task: Task;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
}

interface Member<Task, Result> {
  readonly child: ChildProcess;
  ready: boolean;
  killed: boolean;
  /** The end of what it wrote to stderr. */
  said: string;
  task?: Waiting<Task, Result>;
  timer?: NodeJS.Timeout;
}

type Message<Result> = { kind: "ready" } | { kind: "done"; result: Result };

const busy = (members: readonly { task?: unknown }[]): number => members.filter((member) => member.task).length;

function reasonOf(member: { killed: boolean; said: string }, options: PoolOptions): string {
  if (member.killed)
    return `Reading took longer than ${options.deadline / 1_000} seconds. Split it into shorter articles.`;
  if (/heap out of memory|heap limit/i.test(member.said))
    return `Reading needed more than ${options.heapMegabytes} MB of memory. Split it into shorter articles.`;
  return "The process that read it ended without a word. Try again; if it happens again, leave this article out.";
}
