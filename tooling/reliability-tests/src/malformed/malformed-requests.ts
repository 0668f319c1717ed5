import { sendAndEnd, type WireAnswer, WireConnection, type WireOutcome } from '../client/wire.ts';
import { type Random, randomFrom } from '../random.ts';
import type { ServerProcess } from '../server-process.ts';
import { bodyMutations, garble, headMutations } from './mutations.ts';
import { type PlainRequest, toBytes, validRequests } from './valid-requests.ts';

/** A request as it goes over the wire. */
interface MalformedRequest {
  readonly bytes: Buffer;
  readonly method: string;
  /** Whether a server can tell where it ends. Where it cannot, the end of the connection is the end of it. */
  readonly isFramed: boolean;
}

/** The request of a number. It follows from the seed and the number alone, so that one can be sent again by itself. */
function malformedRequest(valid: readonly PlainRequest[], seed: number, number: number): MalformedRequest {
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

const connections = 8;

/** Sends the malformed requests of a seed from one number up to, but not including, another, on a few connections. */
export async function sendAll(
  server: ServerProcess,
  { seed, from, to }: { readonly seed: number; readonly from: number; readonly to: number },
  tally: MalformedTally,
): Promise<void> {
  const valid = validRequests(server);
  let next = from;
  const sendOn = async (): Promise<void> => {
    const connection = new WireConnection(server.port);
    while (next < to) {
      const { bytes, method, isFramed } = malformedRequest(valid, seed, next++);
      if (isFramed) tally.add(bytes, await connection.ask(bytes, method), method);
      else for (const answer of await garbled(server.port, bytes, method)) tally.add(bytes, answer, method);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: connections }, sendOn));
}

/** To what is not HTTP the end of the connection is an answer too, but silence is not. */
async function garbled(port: number, bytes: Buffer, method: string): Promise<readonly (WireAnswer | 'silent')[]> {
  const answers = await sendAndEnd(port, bytes, method);
  return answers === 'silent' ? [answers] : answers;
}

/** Counts the outcomes of malformed requests, and keeps those that may not be. */
export class MalformedTally {
  /** How many were refused with 4xx. */
  refused = 0;
  /** Answers with 5xx. */
  readonly faults: string[] = [];
  /** Refusals that are not in the envelope of all errors. */
  readonly bare: string[] = [];
  /** Requests to which nothing came. */
  readonly unanswered: string[] = [];

  add(request: Buffer, outcome: WireOutcome, method: string): void {
    if (typeof outcome === 'string') return void this.unanswered.push(`${outcome}: ${shown(request)}`);
    const { status, body } = outcome;
    if (status >= 500) this.faults.push(`${status}: ${shown(request)}`);
    if (status < 400) return;
    if (status < 500) this.refused += 1;
    if (method !== 'HEAD' && !isEnvelope(status, body)) this.bare.push(`${status}: ${shown(request)}`);
  }
}

function isEnvelope(status: number, body: string): boolean {
  try {
    const { statusCode, code, message, data } = JSON.parse(body);
    return statusCode === status && typeof code === 'string' && typeof message === 'string' && data === null;
  } catch {
    return false;
  }
}

/** Enough of a request to see what it is about; its seed and number give all of it. */
function shown(request: Buffer): string {
  return JSON.stringify(request.toString('latin1').slice(0, 400));
}
