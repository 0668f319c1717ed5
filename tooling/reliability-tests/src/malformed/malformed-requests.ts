import { type Random, randomFrom } from '@rollcall/test-environment';
import { sendAndEnd, type WireAnswer, WireConnection, type WireOutcome } from '../client/wire.ts';
import type { RollcallServer } from '../rollcall-server.ts';
import { bodyMutations, corrupt, headMutations } from './mutations.ts';
import { type PlainRequest, toBytes, validRequests } from './valid-requests.ts';

/** A request as it is sent. */
interface MalformedRequest {
  readonly bytes: Buffer;
  readonly method: string;
  /** Whether a server can find its end. If not, the connection ends after it. */
  readonly isFramed: boolean;
}

/** The request of a number. It follows from seed and number alone, so that a single one can be repeated. */
function malformedRequest(valid: readonly PlainRequest[], seed: number, number: number): MalformedRequest {
  const random = randomFrom(Math.imul(seed, 31) + number);
  let request = random.pick(valid);
  for (let mutations = 1 + random.below(3); mutations > 0; mutations -= 1) request = mutate(request, random);
  const isFramed = !random.oneIn(20);
  const bytes = isFramed ? toBytes(request) : corrupt(toBytes(request), random);
  return { bytes, method: request.method, isFramed };
}

function mutate(request: PlainRequest, random: Random): PlainRequest {
  const hasBody = request.body.byteLength > 0;
  return random.pick(hasBody && !random.oneIn(3) ? bodyMutations : headMutations)(request, random);
}

/** The number of connections over which the requests are sent. */
export const connections = 8;

/** Sends the malformed requests of a seed numbered `from` up to, but not including, `to`, over a few connections. */
export async function sendAll(
  server: RollcallServer,
  { seed, from, to }: { readonly seed: number; readonly from: number; readonly to: number },
  tally: MalformedTally,
): Promise<void> {
  const valid = validRequests(server);
  let next = from;
  const keepSending = async (): Promise<void> => {
    const connection = new WireConnection(server.port);
    while (next < to) {
      const { bytes, method, isFramed } = malformedRequest(valid, seed, next++);
      if (isFramed) tally.add(bytes, await connection.send(bytes, method), method);
      else for (const answer of await sendCorrupt(server.port, bytes, method)) tally.add(bytes, answer, method);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: connections }, keepSending));
}

/** After invalid HTTP, the end of the connection is an answer too; silence is not. */
async function sendCorrupt(port: number, bytes: Buffer, method: string): Promise<readonly (WireAnswer | 'silent')[]> {
  const answers = await sendAndEnd(port, bytes, method);
  return answers === 'silent' ? [answers] : answers;
}

/** Counts the outcomes of malformed requests and keeps the unacceptable ones. */
export class MalformedTally {
  /** The number of rejections with 4xx. */
  rejected = 0;
  /** Answers with 5xx, except to methods that HTTP does not have. */
  readonly faults: string[] = [];
  /** Rejections that are not in the error envelope. */
  readonly bare: string[] = [];
  /** Requests without an answer. */
  readonly unanswered: string[] = [];

  add(request: Buffer, outcome: WireOutcome, method: string): void {
    if (typeof outcome === 'string') return void this.unanswered.push(`${outcome}: ${shown(request)}`);
    const { status, body } = outcome;
    if (status < 400) return;
    if (status < 500 || status === 501) this.rejected += 1;
    else this.faults.push(`${status}: ${shown(request)}`);
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

/** The beginning of a request; seed and number give the rest. */
function shown(request: Buffer): string {
  return JSON.stringify(request.toString('latin1').slice(0, 400));
}
