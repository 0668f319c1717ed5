import type { ImportSummary } from '@rollcall/contract';
import type { ParsedQuery } from '@rollcall/contract/schemas';
import { unknownValue } from '../core/nothing-else.ts';
import type { TransactionalCustomerDeps } from '../customers/customer-store.ts';
import { isPlainCreate, type StoreOptions } from '../customers/store-customers.ts';
import type { OperationServices, TransactionServices } from './operation.ts';

/** The webhook events that a request with many customers sends, in the contract's name. */
export interface EventsOption {
  readonly events: ParsedQuery<'bulkCreateCustomers'>['events'];
}

/** The services of the work of such a request. */
export type ImportServices = TransactionalCustomerDeps & Pick<OperationServices, 'deadline'>;

/** The services with the stores that record an event for each customer, or with those that do not. */
export function withEvents(services: OperationServices, { events }: EventsOption): ImportServices {
  return events === 'all' ? services : { ...services, ...services.muted };
}

/**
 * Runs the work of a request with many customers, and records `import.completed` in the same transaction. A plain create shares
 * its commit with other requests nevertheless. If no endpoint wants the event, or the request does not, the work gets no
 * transaction.
 */
export async function runImport<Result>(
  services: OperationServices,
  tenantId: string,
  options: EventsOption & StoreOptions,
  work: (services: ImportServices) => Promise<Result>,
  summaryOf: (result: Result) => ImportSummary,
): Promise<Result> {
  const wanted = await services.webhooks.wantedTypes(tenantId);
  if (!wanted.has('import.completed') || !sendsSummary(options.events)) return work(withEvents(services, options));
  const workAndRecord = async (within: TransactionServices) => {
    const own = { ...services, ...within };
    const result = await work(withEvents(own, options));
    await recordImport(own, tenantId, options, summaryOf(result));
    return result;
  };
  const { events: _, ...storing } = options;
  if (isPlainCreate(storing)) return services.inGroupCommit(workAndRecord);
  return services.transact(async (within) => ({ result: await workAndRecord(within), commit: true }));
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
