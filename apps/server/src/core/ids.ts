import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const BYTES_PER_ID = 16;

/** To ask for random bytes costs as much for one id as for all of a request, and more than the rest of making it. */
const pool = new Uint8Array(256 * BYTES_PER_ID);
let used = pool.length;

let msecs = 0;
let seq = 0;

/**
 * A new UUID of version 7. Within a process each sorts after those before it, in the same millisecond too: there, and
 * where the clock is set back, a number counts on from a random start.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9562#section-6.2
 */
export function newId(): string {
  const random = takeRandom();
  const now = Date.now();
  if (now > msecs) {
    msecs = now;
    // The topmost of its 32 bits stays free to count into.
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
