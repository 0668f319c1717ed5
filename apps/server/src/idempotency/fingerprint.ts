import { createHash } from 'node:crypto';

/**
 * Tells requests apart: SHA-256, in hexadecimal digits, over the operation and the values that it is given, decoded. The
 * bytes of the body do not count, since a multipart boundary is another one at each attempt.
 */
export function fingerprintOf(operationId: string, values: unknown): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([operationId, values], (_, value) => withDigest(value)));
  return hash.digest('hex');
}

/** Bytes, which JSON has no form for, count by their digest. */
function withDigest(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part instanceof Uint8Array);
  if (entries.length === 0) return value;
  return { ...value, ...Object.fromEntries(entries.map(([name, bytes]) => [name, digestOf(bytes)])) };
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
