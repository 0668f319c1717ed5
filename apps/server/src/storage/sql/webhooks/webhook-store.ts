import type { WebhookEventType } from '@rollcall/contract';
import type { Kysely, Transaction } from 'kysely';
import type { DeliveryDetails, DeliveryRecord } from '../../../events/delivery.ts';
import type { EndpointRecord } from '../../../events/endpoint.ts';
import type { RecordedEvent } from '../../../events/event.ts';
import type { DeliveryFilter, DeliveryStretch, TestEvent, WebhookStore } from '../../../events/webhook-store.ts';
import type { Tables } from '../tables.ts';
import * as deliveries from './delivery-queries.ts';
import * as endpoints from './endpoint-queries.ts';
import { type OutboxRow, toOutboxRows } from './outbox-entry.ts';
import { deleteSomeOfEndpoint } from './queue/purge.ts';
import { type EndpointRow, fromEndpointRow } from './rows.ts';
import type { WantedTypes } from './wanted-types.ts';

/** How a store reaches its database. It is different for each database, and within a transaction. */
export interface WebhookScope {
  /** Runs work in one durable transaction: that of the caller, if the scope is one. */
  transact<Result>(this: void, work: (transaction: Transaction<Tables>) => Promise<Result>): Promise<Result>;
  /** Runs one statement. */
  run<Result>(work: (db: Kysely<Tables>) => Promise<Result>): Promise<Result>;
  /** Selects the types that endpoints want; no transaction that the scope shares with others changes them. */
  selectWanted(tenantId: string): Promise<readonly Pick<EndpointRow, 'event_types'>[]>;
  /** Adds a row to the outbox by one statement, which may share the commit of other requests. */
  addToOutbox(row: OutboxRow): Promise<void>;
  /** Makes other transactions wait that change the endpoints of the tenant, until this one ends. */
  lockEndpoints(transaction: Transaction<Tables>, tenantId: string): Promise<void>;
  /** Whether the scope is a transaction of the caller. */
  readonly isTransaction: boolean;
}

/** Endpoints, recorded events and deliveries in a database. */
export class SqlWebhookStore implements WebhookStore {
  readonly #scope: WebhookScope;
  readonly #wanted: WantedTypes;
  readonly #now: () => Date;

  /**
   * @param wanted shared by all scopes of a database.
   * @param now the clock of the database.
   */
  constructor(scope: WebhookScope, wanted: WantedTypes, now: () => Date) {
    this.#scope = scope;
    this.#wanted = wanted;
    this.#now = now;
  }

  createEndpoint(tenantId: string, endpoint: EndpointRecord): Promise<boolean> {
    return this.#changeEndpoints(tenantId, async (transaction) => {
      await this.#scope.lockEndpoints(transaction, tenantId);
      return endpoints.insertEndpoint(transaction, tenantId, endpoint);
    });
  }

  listEndpoints(tenantId: string): Promise<readonly EndpointRecord[]> {
    return this.#scope.run(async (db) =>
      (await endpoints.selectEndpoints(db, tenantId).execute()).map(fromEndpointRow).reverse(),
    );
  }

  findEndpoint(tenantId: string, id: string): Promise<EndpointRecord | undefined> {
    return this.#scope.run(async (db) => {
      const row = await endpoints.selectEndpoint(db, tenantId, id).executeTakeFirst();
      return row && fromEndpointRow(row);
    });
  }

  async updateEndpoint(
    tenantId: string,
    id: string,
    change: (current: EndpointRecord) => EndpointRecord,
  ): Promise<EndpointRecord | undefined> {
    const changed = await this.#changeEndpoints(tenantId, async (transaction) => {
      await this.#scope.lockEndpoints(transaction, tenantId);
      const row = await endpoints.selectEndpoint(transaction, tenantId, id).executeTakeFirst();
      return row && endpoints.changeEndpoint(transaction, row, change);
    });
    if (changed?.status === 'disabled') await endpoints.cancelPending(this.#scope.transact, tenantId, id, this.#now());
    return changed;
  }

  async deleteEndpoint(tenantId: string, id: string): Promise<boolean> {
    const isDeleted = await this.#changeEndpoints(tenantId, (transaction) =>
      endpoints.deleteEndpoint(transaction, tenantId, id),
    );
    while (isDeleted && (await this.#scope.transact((db) => deleteSomeOfEndpoint(db, tenantId, id))));
    return isDeleted;
  }

  async #changeEndpoints<Result>(
    tenantId: string,
    work: (transaction: Transaction<Tables>) => Promise<Result>,
  ): Promise<Result> {
    const result = await this.#scope.transact(work).finally(() => this.#wanted.forget(tenantId));
    if (!this.#scope.isTransaction) await this.#wanted.settled();
    return result;
  }

  wantedTypes(tenantId: string): Promise<ReadonlySet<WebhookEventType>> {
    return this.#wanted.get(tenantId, async () => endpoints.toWantedTypes(await this.#scope.selectWanted(tenantId)));
  }

  async record(tenantId: string, events: readonly RecordedEvent[]): Promise<boolean> {
    const types = await this.wantedTypes(tenantId);
    const wanted = events.filter(({ type }) => types.has(type));
    for (const row of toOutboxRows(tenantId, wanted, this.#now())) await this.#scope.addToOutbox(row);
    return wanted.length > 0;
  }

  queueTest(tenantId: string, endpointId: string, event: TestEvent): Promise<DeliveryRecord | 'missing' | 'disabled'> {
    return this.#scope.transact(
      async (transaction) =>
        (await endpoints.obstacleOf(transaction, tenantId, endpointId)) ??
        deliveries.insertTest(transaction, tenantId, endpointId, event),
    );
  }

  listDeliveries(
    tenantId: string,
    filter: DeliveryFilter,
    stretch: DeliveryStretch,
  ): Promise<readonly DeliveryRecord[]> {
    return this.#scope.run((db) => deliveries.listDeliveries(db, tenantId, filter, stretch));
  }

  findDelivery(tenantId: string, id: string): Promise<DeliveryDetails | undefined> {
    return this.#scope.transact((transaction) => deliveries.findDelivery(transaction, tenantId, id));
  }

  redeliver(tenantId: string, id: string, now: Date) {
    return this.#scope.transact((transaction) => deliveries.redeliver(transaction, tenantId, id, now));
  }

  redeliverFailed(
    tenantId: string,
    endpointId: string,
    since: Date,
    now: Date,
  ): Promise<number | 'missing' | 'disabled'> {
    return this.#scope.transact(
      async (transaction) =>
        (await endpoints.obstacleOf(transaction, tenantId, endpointId)) ??
        deliveries.redeliverFailed(transaction, tenantId, endpointId, since, now),
    );
  }
}
