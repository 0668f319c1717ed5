import type { Kysely, Transaction } from 'kysely';
import type {
  AttemptOutcome,
  ClaimedBatch,
  DeliveryQueue,
  DisabledEndpoint,
  DueEndpoint,
  EndpointKey,
  Lease,
  LeasedDelivery,
  PendingDeliveries,
  RenderEvent,
} from '../../../../events/delivery-queue.ts';
import type { Tables } from '../../tables.ts';
import { cancelPending } from '../endpoint-queries.ts';
import type { WantedTypes } from '../wanted-types.ts';
import { claimDue, countPending, findDueEndpoints, releaseAll } from './claims.ts';
import { fanOutSome, selectTenantsWithEvents } from './fan-out.ts';
import { storeOutcomes } from './outcomes.ts';
import { purgeSome } from './purge.ts';

/** How a queue reaches its database, in the ways that are different for each. */
export interface QueueDatabase {
  /** Runs work in one durable transaction. */
  transact<Result>(this: void, work: (transaction: Transaction<Tables>) => Promise<Result>): Promise<Result>;
  /** Runs one statement that reads. */
  read<Result>(work: (db: Kysely<Tables>) => Promise<Result>): Promise<Result>;
  /** Lets one transaction at a time make deliveries of the events of a tenant. @returns false if another one does. */
  tryLockOutbox(transaction: Transaction<Tables>, tenantId: string): Promise<boolean>;
  /** The end of a selection that locks its rows. */
  readonly lockRows: Parameters<typeof fanOutSome>[3];
  /** The end of a selection that locks its rows, and leaves out those that others have locked. */
  readonly skipLocked: Parameters<typeof claimDue>[3];
}

/** The deliveries that are to be sent, in a database. */
export class SqlDeliveryQueue implements DeliveryQueue {
  readonly #database: QueueDatabase;
  readonly #wanted: Pick<WantedTypes, 'forget'>;

  constructor(database: QueueDatabase, wanted: Pick<WantedTypes, 'forget'>) {
    this.#database = database;
    this.#wanted = wanted;
  }

  async fanOut(render: RenderEvent, onWaited: (waitedMs: number) => void = () => {}): Promise<boolean> {
    const { read, transact, tryLockOutbox, lockRows } = this.#database;
    let hasMore = false;
    for (const tenantId of await read(selectTenantsWithEvents)) {
      const begun = performance.now();
      const hasMoreOfTenant = await transact(async (transaction) => {
        onWaited(performance.now() - begun);
        return (await tryLockOutbox(transaction, tenantId)) && fanOutSome(transaction, tenantId, render, lockRows);
      });
      hasMore ||= hasMoreOfTenant;
    }
    return hasMore;
  }

  findDueEndpoints(): Promise<readonly DueEndpoint[]> {
    return this.#database.read(findDueEndpoints);
  }

  claim(endpoint: EndpointKey, lease: Lease): Promise<ClaimedBatch | undefined> {
    const { transact, skipLocked } = this.#database;
    return transact((transaction) => claimDue(transaction, endpoint, lease, skipLocked));
  }

  async complete(outcomes: readonly AttemptOutcome[], now: Date): Promise<readonly DisabledEndpoint[]> {
    const disabled: DisabledEndpoint[] = [];
    for (const tenantId of tenantsOf(outcomes.map(({ delivery }) => delivery))) {
      const ofTenant = outcomes.filter(({ delivery }) => delivery.tenantId === tenantId);
      disabled.push(
        ...(await this.#database.transact((transaction) => storeOutcomes(transaction, tenantId, ofTenant, now))),
      );
    }
    for (const { tenantId, endpointId } of disabled) {
      this.#wanted.forget(tenantId);
      await cancelPending(this.#database.transact, tenantId, endpointId, now);
    }
    return disabled;
  }

  async release(deliveries: readonly LeasedDelivery[], now: Date): Promise<void> {
    for (const tenantId of tenantsOf(deliveries)) {
      const ofTenant = deliveries.filter((delivery) => delivery.tenantId === tenantId);
      await this.#database.transact((transaction) => releaseAll(transaction, tenantId, ofTenant, now));
    }
  }

  countPending(now: Date): Promise<PendingDeliveries> {
    return this.#database.read((db) => countPending(db, now));
  }

  async purge(before: Date, now: Date): Promise<void> {
    const { read, transact } = this.#database;
    const tenants = await read((db) => db.selectFrom('tenants').select('tenant_id').execute());
    for (const { tenant_id } of tenants)
      while (await transact((transaction) => purgeSome(transaction, tenant_id, before)));
    const disabled = await read((db) =>
      db.selectFrom('webhook_endpoints').select(['tenant_id', 'id']).where('status', '=', 'disabled').execute(),
    );
    for (const { tenant_id, id } of disabled) await cancelPending(transact, tenant_id, id, now);
  }
}

function tenantsOf(deliveries: readonly LeasedDelivery[]): ReadonlySet<string> {
  return new Set(deliveries.map(({ tenantId }) => tenantId));
}
