import type { OperationDefinition } from '@rollcall/contract';
import type { Request } from 'express';
import { readUpload } from '../csv/read-upload.js';
import { parseJson } from './parse-json.js';
import { readBody } from './read-body.js';

/** For an operation that the document gives no limit. */
const BYTES_MAX_DEFAULT = 1_048_576;

/**
 * Reads the body that an operation takes: JSON, or the file of an upload. What it does not take is not looked at: the
 * official SDKs send a Content-Type with an empty body to archive and unarchive.
 *
 * @throws DomainError with a code of status 400, 413 or 422.
 */
export async function readRequestBody(
  req: Request,
  { requestBody, maxBodyBytes }: OperationDefinition,
): Promise<unknown> {
  if (requestBody === null) return undefined;
  const body = await readBody(req, maxBodyBytes ?? BYTES_MAX_DEFAULT);
  return requestBody.mediaTypes.includes('multipart/form-data') ? readUpload(req.headers, body) : parseJson(body);
}
