import { createHmac } from 'node:crypto';
import type { EndpointSecret } from '../events/endpoint.ts';

/** The signed parts of a request. */
interface SignedRequest {
  readonly id: string;
  /** In seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

/**
 * The value of the header `webhook-signature`: a signature for each secret that has not expired.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#signature-scheme
 */
export function signatureOf(
  { id, timestamp, body }: SignedRequest,
  secrets: readonly EndpointSecret[],
  now: Date,
): string {
  const valid = secrets.filter(({ expires_at }) => expires_at === null || expires_at > now);
  const signed = `${id}.${timestamp}.${body}`;
  return valid
    .map(({ secret }) => `v1,${createHmac('sha256', keyOf(secret)).update(signed).digest('base64')}`)
    .join(' ');
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
}
