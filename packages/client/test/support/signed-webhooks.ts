import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** A webhook as it arrives. */
export interface SignedWebhook {
  readonly body: string;
  readonly headers: { 'webhook-id': string; 'webhook-timestamp': string; 'webhook-signature': string };
}

/** A secret as the server makes them. */
export function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/** Signs a body with each of the secrets, by the reference library of Standard Webhooks. */
export function signedBy(secrets: readonly string[], body: string, at = Date.now(), id = 'evt_1'): SignedWebhook {
  const timestamp = new Date(at);
  return {
    body,
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at / 1000)),
      'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, timestamp, body)).join(' '),
    },
  };
}
