import type {
  WebhookAttempt,
  WebhookDelivery,
  WebhookDeliveryDetails,
  WebhookEndpoint,
  WebhookEndpointWithSecret,
  WebhookEvent,
} from '@rollcall/contract';
import type { AttemptRecord, DeliveryDetails, DeliveryRecord } from '../../events/delivery.ts';
import type { EndpointRecord } from '../../events/endpoint.ts';
import type { Immutable } from '../operation.ts';

/** An endpoint without its secrets. */
export function toApiEndpoint({ secrets: _, ...endpoint }: EndpointRecord): Immutable<WebhookEndpoint> {
  return {
    ...endpoint,
    disabled_at: toApiTime(endpoint.disabled_at),
    failing_since: toApiTime(endpoint.failing_since),
    created_at: endpoint.created_at.toISOString(),
    updated_at: endpoint.updated_at.toISOString(),
  };
}

/** An endpoint with its newest secret, for the answers that show it once. */
export function toApiEndpointWithSecret(endpoint: EndpointRecord): Immutable<WebhookEndpointWithSecret> {
  const [{ secret }] = endpoint.secrets;
  return { ...toApiEndpoint(endpoint), secret };
}

export function toApiDelivery(delivery: DeliveryRecord): WebhookDelivery {
  return {
    ...delivery,
    next_attempt_at: toApiTime(delivery.next_attempt_at),
    created_at: delivery.created_at.toISOString(),
    completed_at: toApiTime(delivery.completed_at),
  };
}

export function toApiDeliveryDetails({
  delivery,
  payload,
  attempts,
}: DeliveryDetails): Immutable<WebhookDeliveryDetails> {
  const event = payload === null ? null : (JSON.parse(payload) as WebhookEvent);
  return { ...toApiDelivery(delivery), event, attempts: attempts.map(toApiAttempt) };
}

function toApiAttempt(attempt: AttemptRecord): WebhookAttempt {
  return { ...attempt, started_at: attempt.started_at.toISOString() };
}

function toApiTime(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}
