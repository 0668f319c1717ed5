import { type Random, randomFrom } from '../random.ts';
import { garble } from './garble.ts';
import { bodyMutations } from './mutate-body.ts';
import { headMutations } from './mutate-head.ts';
import { type PlainRequest, toBytes } from './plain-request.ts';

/** A request as it goes over the wire. */
export interface MalformedRequest {
  readonly bytes: Buffer;
  readonly method: string;
  /** Whether a server can tell where it ends. Where it cannot, the end of the connection is the end of it. */
  readonly isFramed: boolean;
}

/** The request of a number. It follows from the seed and the number alone, so that one can be sent again by itself. */
export function malformedRequest(valid: readonly PlainRequest[], seed: number, number: number): MalformedRequest {
  const random = randomFrom(Math.imul(seed, 31) + number);
  let request = random.pick(valid);
  for (let mutations = 1 + random.below(3); mutations > 0; mutations -= 1) request = mutate(request, random);
  const isFramed = !random.oneIn(20);
  const bytes = isFramed ? toBytes(request) : garble(toBytes(request), random);
  return { bytes, method: request.method, isFramed };
}

function mutate(request: PlainRequest, random: Random): PlainRequest {
  const hasBody = request.body.byteLength > 0;
  return random.pick(hasBody && !random.oneIn(3) ? bodyMutations : headMutations)(request, random);
}
