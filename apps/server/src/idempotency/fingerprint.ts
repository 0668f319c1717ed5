import { createHash } from 'node:crypto';

/**
 * Tells requests apart: SHA-256, in hexadecimal digits, over the operation and the values that it is given, decoded. The
 * bytes of the body do not count, since a multipart boundary is another one at each attempt; an uploaded file counts by
 * its name in the form and its own digest.
 */
export function fingerprintOf(operationId: string, values: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([operationId, values]))
    .digest('hex');
}
