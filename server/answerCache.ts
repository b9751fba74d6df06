/** An answer as bytes with its headers, ready to be sent any number of times. */
export interface Answer {
  readonly plain: Encoded;
  /** The same, compressed; made when somebody first asks for it. */
  packed?: Encoded;
}

export interface Encoded {
  readonly etag: string;
  readonly headers: Readonly<Record<string, string | number | readonly string[]>>;
  readonly body: Buffer;
}

/** Answers of one edition of the graph, the least recently used of them forgotten when there is no more room. */
export class AnswerCache {
  readonly #answers = new Map<string, Answer>();
  readonly #room: number;
  #used = 0;

  /** @param room in bytes */
  constructor(room: number) {
    this.#room = room;
  }

  get(key: string): Answer | undefined {
    const answer = this.#answers.get(key);
    if (!answer) return undefined;
    // Only when it is filling up does the order matter; moving every hit to the end costs more than it brings.
    if (this.#used * 2 > this.#room) {
      this.#answers.delete(key);
      this.#answers.set(key, answer);
    }
    return answer;
  }

  set(key: string, answer: Answer): void {
    const size = sizeOf(key, answer);
    if (size * 4 > this.#room) return;
    const old = this.#answers.get(key);
    if (old) this.#forget(key, old);
    this.#answers.set(key, answer);
    this.#used += size;
    for (const [oldest, its] of this.#answers) {
      if (this.#used <= this.#room) break;
      this.#forget(oldest, its);
    }
  }

  #forget(key: string, answer: Answer): void {
    this.#answers.delete(key);
    this.#used -= sizeOf(key, answer);
  }
}

/** Bodies are counted with room for their compressed form, and a fixed part for the objects around them. */
const sizeOf = (key: string, answer: Answer): number =>
  Math.ceil(answer.plain.body.length * 1.3) + 2 * key.length + 2_000;
