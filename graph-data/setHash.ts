import { hash } from "node:crypto";
import { endianness } from "node:os";

/**
 * A hash over a set of lines to which lines can be added, and from which they can be taken away, one at a time; the order does not
 * matter. LtHash with 1,024 lanes of 16 bits: each line becomes 2,048 bytes of SHAKE256, which are added lane by lane (Bellare and
 * Micciancio, "A New Paradigm for Collision-Free Hashing", 1997; Lewi et al., "Securing Update Propagation with Homomorphic Hashing",
 * 2019, https://eprint.iacr.org/2019/227). The caller adds a line once and takes away only what was added.
 */
export class SetHash {
  readonly #lanes: Uint16Array;

  /** @param state what `state` gave before; absent is the empty set */
  constructor(state?: Uint8Array) {
    if (state !== undefined && state.length !== bytes)
      throw new TypeError(`SetHash: expected a state of ${bytes} bytes, got ${state.length}`);
    this.#lanes = new Uint16Array(lanes);
    if (state === undefined) return;
    const view = new DataView(state.buffer, state.byteOffset, state.length);
    for (let lane = 0; lane < lanes; lane++) this.#lanes[lane] = view.getUint16(lane * 2, true);
  }

  add(line: string): this {
    const own = expand(line);
    for (let lane = 0; lane < lanes; lane++) this.#lanes[lane]! += own[lane]!;
    return this;
  }

  remove(line: string): this {
    const own = expand(line);
    for (let lane = 0; lane < lanes; lane++) this.#lanes[lane]! -= own[lane]!;
    return this;
  }

  /** 2,048 bytes, lanes in little-endian order, the same on every machine. */
  state(): Uint8Array {
    const state = new Uint8Array(bytes);
    const view = new DataView(state.buffer);
    for (let lane = 0; lane < lanes; lane++) view.setUint16(lane * 2, this.#lanes[lane]!, true);
    return state;
  }
}

const lanes = 1_024;
const bytes = lanes * 2;

/** A line's lanes, from bytes in little-endian order. */
function expand(line: string): Uint16Array {
  const long = hash("shake256", line, { outputEncoding: "buffer", outputLength: bytes });
  if (endianness() === "BE") long.swap16();
  return new Uint16Array(long.buffer, long.byteOffset, lanes);
}
