import type { WireAnswer } from '../http/wire-answers.ts';
import { sendAndEnd, WireConnection } from '../http/wire-connection.ts';
import type { ServerProcess } from '../server/server-process.ts';
import { malformedRequest } from './malformed-request.ts';
import type { MalformedTally } from './malformed-tally.ts';
import { validRequests } from './valid-requests.ts';

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
