import { ResponseFormatError } from '../errors.ts';
import type { FetchResponse } from '../options.ts';
import { type Attempt, callContext } from './call.ts';

/** Functions to call when an attempt is over. */
export type CleanUp = (() => void)[];

/** More than the largest answer of the API, that to an upload of 100,000 rows. */
const SUCCESS_BYTES_MAX = 128 * 1024 * 1024;
/** An error needs no more; the rest is not read. */
const ERROR_BYTES_MAX = 1024 * 1024;

/** The body of a response. An error body is cut off at its limit: it only explains a failure. */
export async function readBody(
  response: FetchResponse,
  { status, headers }: { readonly status: number; readonly headers: Headers },
  attempt: Attempt,
  cleanUp: CleanUp,
): Promise<Uint8Array> {
  const isSuccess = status >= 200 && status < 300;
  const bytesMax = isSuccess ? SUCCESS_BYTES_MAX : ERROR_BYTES_MAX;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(response, cleanUp)) {
    const room = bytesMax - length;
    length += chunk.length;
    chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
    if (length <= bytesMax) continue;
    if (isSuccess) throw tooLarge(status, headers, attempt);
    break;
  }
  return joined(chunks);
}

function tooLarge(status: number, headers: Headers, attempt: Attempt): ResponseFormatError {
  const answer = { status, contentType: headers.get('content-type'), body: '' };
  const message = `${status} answer is larger than ${SUCCESS_BYTES_MAX} bytes`;
  return new ResponseFormatError(message, answer, callContext(attempt, true, { headers }));
}

async function* chunksOf(response: FetchResponse, cleanUp: CleanUp): AsyncGenerator<Uint8Array, void, undefined> {
  const { body } = response;
  if (body === null) return;
  if (body !== undefined && 'getReader' in body) yield* chunksOfStream(body, cleanUp);
  // The body of node-fetch is a stream of Node.
  else if (body !== undefined && Symbol.asyncIterator in body) yield* body as AsyncIterable<Uint8Array>;
  else yield new Uint8Array(await response.arrayBuffer());
}

/** Safari's streams are not iterable. */
async function* chunksOfStream(
  stream: ReadableStream<Uint8Array>,
  cleanUp: CleanUp,
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = stream.getReader();
  // Ends a body that is too large, or whose `fetch` ignores that the attempt is over.
  cleanUp.push(() => void reader.cancel().catch(() => undefined));
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1 && chunks[0] !== undefined) return chunks[0];
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
