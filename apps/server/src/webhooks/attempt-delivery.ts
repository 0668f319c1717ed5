import type { AttemptOutcome } from '../events/delivery-queue.ts';
import { VERSION } from '../version.ts';
import type { LaneItem } from './endpoint-lane.ts';
import type { HttpSender } from './http/http-sender.ts';
import { nextAfter } from './schedule.ts';
import { signatureOf } from './signature.ts';

export interface AttemptDeps {
  readonly http: Pick<HttpSender, 'send'>;
  readonly now: () => Date;
  /** The waits between attempts, in seconds. */
  readonly retrySeconds: readonly number[];
  /** From 0 to 1. */
  readonly random: () => number;
}

/**
 * Sends a delivery to its endpoint, as Standard Webhooks says.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#webhook-headers-sending-metadata-to-consumers
 */
export async function attemptDelivery(
  { endpoint, delivery }: LaneItem,
  { http, now, retrySeconds, random }: AttemptDeps,
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  const startedAt = now();
  const begun = performance.now();
  const { url, secrets } = endpoint;
  const headers = headersOf(delivery.eventId, delivery.payload, secrets, startedAt);
  const result = await http.send({ url, headers, body: delivery.payload, signal });
  const attempt = {
    number: delivery.attemptCount + 1,
    started_at: startedAt,
    duration_ms: Math.round(performance.now() - begun),
    status_code: result.statusCode,
    error: result.error,
    response_body: result.responseBody,
    trigger: delivery.trigger,
  };
  const next = nextAfter(result, delivery.scheduleStep, { now: now(), retrySeconds, random });
  return { delivery, endpointId: endpoint.id, attempt, next };
}

function headersOf(
  id: string,
  body: string,
  secrets: LaneItem['endpoint']['secrets'],
  now: Date,
): Readonly<Record<string, string>> {
  const timestamp = Math.floor(now.getTime() / 1_000);
  return {
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    'User-Agent': `rollcall-webhooks/${VERSION}`,
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatureOf({ id, timestamp, body }, secrets, now),
  };
}
