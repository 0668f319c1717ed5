import type { ImportSummary } from '@rollcall/contract';
import type { ParsedQuery } from '@rollcall/contract/schemas';
import { unknownValue } from '../core/nothing-else.ts';
import type { StoreOptions } from '../customers/store-customers.ts';
import type { OperationServices } from './operation.ts';

/** The webhook events that a request with many customers sends, in the contract's name. */
export interface EventsOption {
  readonly events: ParsedQuery<'bulkCreateCustomers'>['events'];
}

/** The services with the stores that record an event for each customer, or with those that do not. */
export function withEvents(services: OperationServices, { events }: EventsOption): OperationServices {
  return events === 'all' ? services : { ...services, ...services.muted };
}

/**
 * Records `import.completed`, unless the request does not want it or has stored nothing: a dry run, and an atomic request
 * with a failure.
 */
export async function recordImport(
  { webhooks, now }: OperationServices,
  tenantId: string,
  { events, dry_run, atomic }: EventsOption & Omit<StoreOptions, 'on_conflict'>,
  summary: ImportSummary,
): Promise<void> {
  if (!sendsSummary(events) || dry_run || (atomic && summary.failed > 0)) return;
  await webhooks.record(tenantId, [{ type: 'import.completed', at: now(), import: summary }]);
}

function sendsSummary(events: EventsOption['events']): boolean {
  switch (events) {
    case 'all':
    case 'summary':
      return true;
    case 'none':
      return false;
    default:
      return unknownValue(events);
  }
}
