/** Longer than it takes to read and check a bulk request, and not so long that anybody would mind. */
const patienceMs = 20;

/**
 * What the process lets its thread know at once, in memory that both share: how many requests are about to come with
 * work, and that something has been sent.
 */
export class Announcements {
  /** To be handed to the other side. */
  readonly buffer: SharedArrayBuffer;
  /** How often anything was announced; and the number of requests. */
  readonly #words: Int32Array;

  constructor(buffer = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)) {
    this.buffer = buffer;
    this.#words = new Int32Array(buffer);
  }

  /** @param requests about to come. */
  expect(requests: number): void {
    Atomics.store(this.#words, 1, requests);
    this.sent();
  }

  /** To be called after a message was sent. */
  sent(): void {
    Atomics.add(this.#words, 0, 1);
    Atomics.notify(this.#words, 0);
  }

  /** How many requests are about to come. */
  get expected(): number {
    return Atomics.load(this.#words, 1);
  }

  /** A number that tells what was announced before from what comes after it. */
  get last(): number {
    return Atomics.load(this.#words, 0);
  }

  /** Blocks the thread until something is announced. What does not come in time is no longer expected. */
  await(last: number): void {
    if (Atomics.wait(this.#words, 0, last, patienceMs) === 'timed-out') Atomics.store(this.#words, 1, 0);
  }
}
