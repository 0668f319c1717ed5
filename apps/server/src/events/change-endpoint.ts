import { randomBytes } from 'node:crypto';
import type { WebhookEventType } from '@rollcall/contract';
import { webhookEvents, webhookEventTypes } from '@rollcall/contract';
import { DomainError } from '../core/errors.ts';
import { validationFailed, withValue } from '../validation/issues.ts';
import { type EndpointRecord, type EndpointSecret, endpointsMax } from './endpoint.ts';
import type { WebhookStore } from './webhook-store.ts';
import { type PrivateAddresses, problemOfWebhookUrl } from './webhook-url.ts';

/** Dependencies of the functions in this file. */
export interface EndpointDeps {
  readonly webhooks: WebhookStore;
  readonly now: () => Date;
  /** A new UUID of version 7: later ids sort after earlier ones. */
  readonly newId: () => string;
  /** Which addresses besides public ones the server may send to. */
  readonly webhooksAllowPrivate: PrivateAddresses;
}

/** The wishes of a caller for a new endpoint, in the contract's names. `null` means absent. */
interface NewEndpoint {
  readonly url: string;
  readonly description?: string | null | undefined;
  readonly event_types?: readonly WebhookEventType[] | null | undefined;
}

/** The changes that a caller wants, in the contract's names. `null` clears a field. */
export interface EndpointChanges extends Omit<Partial<NewEndpoint>, 'url'> {
  readonly url?: string | undefined;
  readonly status?: EndpointRecord['status'] | undefined;
}

/**
 * Creates an endpoint, which wants every event that happens after this resolves.
 *
 * @throws DomainError `validation_failed` if nothing may be sent to the URL, `webhook_endpoint_limit_reached`.
 */
export async function createEndpoint(
  deps: EndpointDeps,
  tenantId: string,
  { url, description, event_types }: NewEndpoint,
): Promise<EndpointRecord> {
  requireAllowedUrl(url, deps);
  const at = deps.now();
  const endpoint: EndpointRecord = {
    id: deps.newId(),
    url,
    description: description || null,
    event_types: toEventTypes(event_types),
    status: 'enabled',
    disabled_reason: null,
    disabled_at: null,
    failing_since: null,
    secrets: [{ secret: newSecret(), expires_at: null }],
    created_at: at,
    updated_at: at,
  };
  if (await deps.webhooks.createEndpoint(tenantId, endpoint)) return endpoint;
  const message = `A tenant has at most ${endpointsMax} webhook endpoints; delete one first`;
  throw new DomainError('webhook_endpoint_limit_reached', message);
}

/** @throws DomainError `webhook_endpoint_not_found`. */
export async function getEndpoint(
  { webhooks }: EndpointDeps,
  tenantId: string,
  endpointId: string,
): Promise<EndpointRecord> {
  return (await webhooks.findEndpoint(tenantId, endpointId)) ?? endpointNotFound(endpointId);
}

/**
 * Changes fields of an endpoint. `updated_at` changes only if the value of a field does.
 *
 * @throws DomainError `webhook_endpoint_not_found`, or `validation_failed` if nothing may be sent to the URL.
 */
export async function updateEndpoint(
  deps: EndpointDeps,
  tenantId: string,
  endpointId: string,
  changes: EndpointChanges,
): Promise<EndpointRecord> {
  if (changes.url !== undefined) requireAllowedUrl(changes.url, deps);
  const change = (current: EndpointRecord) => changedBy(current, changes, deps.now());
  return (await deps.webhooks.updateEndpoint(tenantId, endpointId, change)) ?? endpointNotFound(endpointId);
}

/** The endpoint with the changes; the very same one if they change nothing. */
function changedBy(current: EndpointRecord, changes: EndpointChanges, now: Date): EndpointRecord {
  const { url = current.url, description = current.description, event_types = current.event_types, status } = changes;
  const fields = { url, description: description || null, event_types: toEventTypes(event_types) };
  const changed = withStatus({ ...current, ...fields }, status, now);
  return JSON.stringify(changed) === JSON.stringify(current) ? current : { ...changed, updated_at: now };
}

function withStatus(endpoint: EndpointRecord, status: EndpointChanges['status'], now: Date): EndpointRecord {
  if (status === 'enabled') {
    return { ...endpoint, status, disabled_reason: null, disabled_at: null, failing_since: null };
  }
  if (status === undefined || endpoint.status === 'disabled') return endpoint;
  return { ...endpoint, status, disabled_reason: 'by_request', disabled_at: now };
}

/** Deletes an endpoint with its deliveries. @throws DomainError `webhook_endpoint_not_found`. */
export async function deleteEndpoint({ webhooks }: EndpointDeps, tenantId: string, endpointId: string): Promise<void> {
  if (!(await webhooks.deleteEndpoint(tenantId, endpointId))) endpointNotFound(endpointId);
}

/** Secrets that an endpoint has at a time: each of them makes a signature. */
const secretsMax = 5;

/**
 * Gives an endpoint a new secret. The others sign for so many seconds more, or as long as they would have without it.
 *
 * @throws DomainError `webhook_endpoint_not_found`.
 */
export async function rotateSecret(
  deps: EndpointDeps,
  tenantId: string,
  endpointId: string,
  overlapSeconds: number,
): Promise<EndpointRecord> {
  const secret: EndpointSecret = { secret: newSecret(), expires_at: null };
  const rotate = (current: EndpointRecord): EndpointRecord => {
    const now = deps.now();
    const end = new Date(now.getTime() + overlapSeconds * 1000);
    const others = current.secrets
      .map((other) => ({ ...other, expires_at: earlier(other.expires_at, end) }))
      .filter(({ expires_at }) => expires_at > now);
    return { ...current, secrets: [secret, ...others.slice(0, secretsMax - 1)], updated_at: now };
  };
  return (await deps.webhooks.updateEndpoint(tenantId, endpointId, rotate)) ?? endpointNotFound(endpointId);
}

function earlier(one: Date | null, other: Date): Date {
  return one !== null && one < other ? one : other;
}

const SECRET_BYTES = 32;

/** @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#signature-scheme */
function newSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}

/** Each type once, in the order of the document. */
function toEventTypes(sent: readonly WebhookEventType[] | null | undefined): readonly WebhookEventType[] {
  return webhookEventTypes.filter((type) => sent?.includes(type) ?? webhookEvents[type].sentByDefault);
}

function requireAllowedUrl(url: string, { webhooksAllowPrivate }: EndpointDeps): void {
  const message = problemOfWebhookUrl(url, webhooksAllowPrivate);
  if (message === undefined) return;
  throw validationFailed([withValue({ code: 'invalid_value', field: 'url', message }, url)]);
}

/** The tenant has no endpoint with this id. The answer is the same if another tenant has one. */
export function endpointNotFound(endpointId: string): never {
  throw new DomainError('webhook_endpoint_not_found', `No webhook endpoint has the id "${endpointId}"`);
}

/** Nothing is sent to an endpoint that is disabled. */
export function endpointDisabled(): never {
  throw new DomainError('webhook_endpoint_disabled', 'The webhook endpoint is disabled; enable it first');
}
