import type { OperationDefinition } from '@rollcall/contract';
import type { Request } from 'express';
import type { Services } from '../../services.ts';
import { parseJson } from './json.ts';
import { receiveUpload } from './multipart.ts';
import { readBody } from './read-body.ts';

/** The limit of an operation without one in the document. */
const BYTES_MAX_DEFAULT = 1_048_576;

/** Bodies up to this size are cheap to parse and skip the queue. */
const smallBytesMax = 4_096;

export interface ReceivedBody {
  /** @throws DomainError with a code of status 400. */
  readonly read: () => unknown;
  /** Call it when the body is no longer needed. */
  readonly release?: () => Promise<void>;
}

/**
 * Reads the body of an operation: JSON, or the file of an upload. A body that the operation does not have is ignored: the
 * official SDKs send a Content-Type with an empty body to archive and unarchive.
 *
 * @throws DomainError with a code of status 400, 413, 422 or 503.
 */
export async function readRequestBody(
  req: Request,
  { requestBody, maxBodyBytes }: OperationDefinition,
  tenantId: string,
  { fairQueue, uploadSlots }: Pick<Services, 'fairQueue' | 'uploadSlots'>,
): Promise<ReceivedBody> {
  if (requestBody === null) return { read: () => undefined };
  const bytesMax = maxBodyBytes ?? BYTES_MAX_DEFAULT;
  if (!requestBody.mediaTypes.includes('multipart/form-data')) {
    const bytes = await readBody(req, bytesMax);
    if (bytes.byteLength > smallBytesMax) await fairQueue.turn();
    return { read: () => parseJson(bytes) };
  }
  const giveBack = uploadSlots.take(tenantId);
  try {
    const file = await receiveUpload(req, bytesMax);
    return { read: () => file, release: () => file.close().finally(giveBack) };
  } catch (error) {
    giveBack();
    throw error;
  }
}
