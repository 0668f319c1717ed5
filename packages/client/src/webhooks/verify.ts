import type { WebhookEvent } from '@rollcall/contract';
import { WebhookVerificationError } from './error.ts';
import type { UnknownWebhookEvent } from './events.ts';

/** The headers of a request: those of `fetch` and workers, of Node, or of a function that gets them as an object. */
export type WebhookHeaders =
  | { get(name: string): string | null | undefined }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** The options of {@link verify}. */
export interface VerifyOptions {
  /** How far `webhook-timestamp` may be from now, in both directions, in seconds. Default: 300. */
  readonly toleranceSeconds?: number | undefined;
  /** The present time in milliseconds since 1970, for tests. Default: `Date.now()`. */
  readonly now?: number | undefined;
}

const TOLERANCE_SECONDS = 300;

/**
 * Checks that the server has signed a request with the secret of your endpoint, and just now. It resolves with the event. A check of `type`
 * tells which fields its `data` has; it is `unknown` for a type that this version does not know.
 *
 * @param body the body exactly as it arrived, as text or bytes: a body that was parsed and written again has other bytes.
 * @param headers all headers of the request. The case of their names does not matter.
 * @param secret the `secret` of the endpoint, or several while it is being rotated. One of them has to fit.
 * @throws {WebhookVerificationError} if the request is not a webhook of the server: answer it with 400.
 * @throws {TypeError} if the secret is not one of Rollcall, or if the body was parsed. Both are mistakes of your program.
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export async function verify(
  body: string | Uint8Array | ArrayBuffer,
  headers: WebhookHeaders,
  secret: string | readonly string[],
  { toleranceSeconds = TOLERANCE_SECONDS, now = Date.now() }: VerifyOptions = {},
): Promise<WebhookEvent | UnknownWebhookEvent> {
  const payload = bytesOf(body);
  // An empty list has no key either.
  const keys = await Promise.all((secret?.length ? [secret].flat() : [undefined]).map(keyOf));
  const [id, timestamp, signatures] = [
    required(headers, 'id'),
    required(headers, 'timestamp'),
    required(headers, 'signature'),
  ];
  if (!/^\d+$/.test(timestamp))
    throw new WebhookVerificationError('timestamp_invalid', 'webhook-timestamp is not a number of seconds');
  const signed = concatenated(new TextEncoder().encode(`${id}.${timestamp}.`), payload);
  if (!(await isSigned(signed, signatures, keys))) {
    throw new WebhookVerificationError('signature_mismatch', 'No signature fits the body, the headers and the secret');
  }
  const aheadSeconds = Number(timestamp) - now / 1000;
  const limit = `the limit is ${toleranceSeconds} s`;
  if (!(aheadSeconds >= -toleranceSeconds))
    throw new WebhookVerificationError('timestamp_too_old', `The webhook was sent too long ago: ${limit}`);
  if (!(aheadSeconds <= toleranceSeconds))
    throw new WebhookVerificationError('timestamp_too_new', `The webhook is from the future: ${limit}`);
  return eventIn(payload);
}

function bytesOf(body: unknown): Uint8Array<ArrayBuffer> {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  // Copied, as the caller may reuse the memory during the check.
  if (body instanceof Uint8Array || body instanceof ArrayBuffer) return new Uint8Array(body).slice();
  throw new TypeError('body must be the text or the bytes of the request as they arrived, before anything parses them');
}

/** The key of one secret. Its text after `whsec_` is base64. */
async function keyOf(secret: unknown): Promise<CryptoKey> {
  const bytes = typeof secret === 'string' ? fromBase64(secret.replace(/^whsec_/, '')) : undefined;
  // Never the secret itself: errors are logged.
  if (!bytes?.length) throw new TypeError('secret must be the secret of a webhook endpoint, such as "whsec_…"');
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
}

/** The bytes of a base64 text; `undefined` if it is none. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** The value of a `webhook-` header. */
function required(headers: WebhookHeaders, suffix: 'id' | 'timestamp' | 'signature'): string {
  const name = `webhook-${suffix}`;
  const value = isGetter(headers) ? headers.get(name) : inRecord(headers, name);
  if (value) return value;
  throw new WebhookVerificationError('header_missing', `The request has no ${name} header`);
}

function isGetter(headers: WebhookHeaders): headers is { get(name: string): string | null | undefined } {
  return typeof headers.get === 'function';
}

function inRecord(headers: Readonly<Record<string, unknown>>, wanted: string): string | undefined {
  const found = Object.keys(headers).find((name) => name.toLowerCase() === wanted);
  // A header that was sent twice is a list. Only that of the signatures may be one.
  return found && [headers[found] ?? ''].flat().join(' ');
}

function concatenated(head: Uint8Array, tail: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(head.length + tail.length);
  whole.set(head);
  whole.set(tail, head.length);
  return whole;
}

/** Whether one of the signatures is that of one of the keys. The platform compares them in constant time. */
async function isSigned(
  signed: Uint8Array<ArrayBuffer>,
  signatures: string,
  keys: readonly CryptoKey[],
): Promise<boolean> {
  for (const [, text = ''] of signatures.matchAll(/(?<!\S)v1,(\S+)/g)) {
    const signature = fromBase64(text);
    // Several texts stand for the same bytes. The server sends only the usual one.
    if (signature === undefined || btoa(String.fromCharCode(...signature)) !== text) continue;
    for (const key of keys) if (await crypto.subtle.verify('HMAC', key, signature, signed)) return true;
  }
  return false;
}

function eventIn(payload: Uint8Array): WebhookEvent | UnknownWebhookEvent {
  let event: unknown;
  try {
    event = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    // Without the cause: its message quotes the body, which may hold a customer.
    throw new WebhookVerificationError('payload_invalid', 'The body of the webhook is not JSON');
  }
  const isEvent = typeof event === 'object' && event !== null && 'type' in event && typeof event.type === 'string';
  if (isEvent) return event as WebhookEvent;
  throw new WebhookVerificationError('payload_invalid', 'The body of the webhook has no type');
}
