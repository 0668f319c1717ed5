import type { OperationDefinition } from '@rollcall/contract';
import type { Request } from 'express';
import type { Turns } from '../../server/fair-queue.ts';
import { parseJson } from './json.ts';
import { receiveUpload } from './multipart.ts';
import { readBody } from './read-body.ts';

/** For an operation that the document gives no limit. */
const BYTES_MAX_DEFAULT = 1_048_576;

/** To read and check a body of this size takes no longer than many other things for which nobody waits. */
const smallBytesMax = 4_096;

/** The body of a request, and what is to be done when it is not needed any more. */
export interface ReceivedBody {
  /** @throws DomainError with a code of status 400. */
  readonly read: () => unknown;
  readonly release?: () => Promise<void>;
}

/**
 * Reads the body that an operation takes: JSON, or the file of an upload. What it does not take is not looked at: the
 * official SDKs send a Content-Type with an empty body to archive and unarchive.
 *
 * @throws DomainError with a code of status 400, 413, 422 or 503.
 */
export async function readRequestBody(
  req: Request,
  { requestBody, maxBodyBytes }: OperationDefinition,
  turns: Turns,
): Promise<ReceivedBody> {
  if (requestBody === null) return { read: () => undefined };
  const bytesMax = maxBodyBytes ?? BYTES_MAX_DEFAULT;
  if (!requestBody.mediaTypes.includes('multipart/form-data')) {
    const bytes = await readBody(req, bytesMax);
    if (bytes.byteLength > smallBytesMax) await turns.next();
    return { read: () => parseJson(bytes) };
  }
  const file = await receiveUpload(req, bytesMax);
  return { read: () => file, release: () => file.close() };
}
