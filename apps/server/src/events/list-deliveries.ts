import * as z from 'zod';
import { cursorTime, fingerprintOfList, fromCursorText, toCursorText } from '../core/cursor-text.ts';
import type { NothingElse } from '../core/nothing-else.ts';
import { validationFailed } from '../validation/issues.ts';
import type { DeliveryRecord } from './delivery.ts';
import type { DeliveryFilter, DeliveryStretch, WebhookStore } from './webhook-store.ts';

/** Filters and page of a list, in the contract's names. */
export interface DeliveryQuery {
  /** `nextCursor` of an earlier page of the same list. */
  readonly cursor?: string | undefined;
  readonly per_page: number;
  readonly endpoint_id?: string | undefined;
  readonly status?: DeliveryFilter['status'];
  readonly event_type?: DeliveryFilter['eventType'];
  readonly customer_key?: string | undefined;
  /** ISO 8601. */
  readonly created_from?: string | undefined;
  /** ISO 8601. */
  readonly created_before?: string | undefined;
}

/** One page of a list. */
export interface DeliveryListing {
  readonly records: readonly DeliveryRecord[];
  /** `null` on the last page. */
  readonly nextCursor: string | null;
}

/**
 * One page of deliveries, the newest first.
 *
 * @throws DomainError `validation_failed` for a cursor that is not one of this list.
 */
export async function listDeliveries(
  { webhooks }: { readonly webhooks: WebhookStore },
  tenantId: string,
  { cursor, per_page: limit, ...filters }: DeliveryQuery,
): Promise<DeliveryListing> {
  const filter = toFilter(filters);
  const list = fingerprintOfList([tenantId, filters]);
  const after = cursor === undefined ? undefined : positionOf(cursor, list);
  // The delivery beyond the limit shows whether there is a next page.
  const found = await webhooks.listDeliveries(tenantId, filter, { after, limit: limit + 1 });
  const records = found.slice(0, limit);
  const oldest = records.at(-1);
  const hasMore = oldest !== undefined && found.length > limit;
  return { records, nextCursor: hasMore ? toCursorText([oldest.created_at.getTime(), oldest.id, list]) : null };
}

const cursorValues = z.tuple([cursorTime, z.guid(), z.string()]);

function positionOf(cursor: string, list: string): DeliveryStretch['after'] {
  const [createdAt, id, ofList] = fromCursorText(cursor, cursorValues) ?? [];
  if (createdAt !== undefined && id !== undefined && ofList === list) return { createdAt: new Date(createdAt), id };
  const message = 'must come from a page of this list, with the same filters';
  throw validationFailed([{ code: 'invalid_value', field: 'cursor', message }]);
}

function toFilter(filters: Omit<DeliveryQuery, 'cursor' | 'per_page'>): DeliveryFilter {
  const { endpoint_id, status, event_type, customer_key, created_from, created_before, ...others } = filters;
  others satisfies NothingElse;
  return {
    endpointId: endpoint_id,
    status,
    eventType: event_type,
    customerKey: customer_key,
    createdFrom: created_from === undefined ? undefined : new Date(created_from),
    createdBefore: created_before === undefined ? undefined : new Date(created_before),
  };
}
