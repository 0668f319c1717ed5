import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const BYTES_PER_ID = 16;

/** One call for random bytes costs more than the rest of creating an id, whatever their number; so they are pooled. */
const pool = new Uint8Array(256 * BYTES_PER_ID);
let used = pool.length;

let msecs = 0;
let seq = 0;

/**
 * A new UUID of version 7. Within a process, each one sorts after all earlier ones: within a millisecond, or if the clock
 * goes back, a sequence number counts up from a random start.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9562#section-6.2
 */
export function newId(): string {
  const random = takeRandom();
  const now = Date.now();
  if (now > msecs) {
    msecs = now;
    // The highest of its 32 bits starts as zero, which leaves room to count.
    seq = new DataView(random.buffer, random.byteOffset).getUint32(0) >>> 1;
  } else seq += 1;
  return v7({ random, msecs, seq });
}

function takeRandom(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += BYTES_PER_ID;
  return pool.subarray(used - BYTES_PER_ID, used);
}
