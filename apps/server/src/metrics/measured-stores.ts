import { interceptCalls } from '../core/intercept-calls.ts';
import type { InsertOutcome } from '../customers/customer-store.ts';
import type { WebhookStore } from '../events/webhook-store.ts';
import type { Stores } from '../storage/stores.ts';
import type { Metrics } from './metrics.ts';

type StoreMetrics = Pick<Metrics, 'customersCreated' | 'storeDuration'>;

/** Stores whose calls are timed, and whose committed customers are counted. */
export function measuredStores(stores: Stores, metrics: StoreMetrics): Stores {
  return measured(stores, metrics, (customers) => metrics.customersCreated.inc(customers));
}

/** A store whose calls are timed, by the name of the method. Methods that are assigned to the result are not timed. */
export function timed<Store extends object>(store: Store, { storeDuration }: Pick<Metrics, 'storeDuration'>): Store {
  return interceptCalls(store, (call, run) => run().finally(storeDuration.startTimer({ call })));
}

/** The wanted types are almost always answered from memory. */
function timedWebhooks(webhooks: WebhookStore, metrics: StoreMetrics): WebhookStore {
  return Object.assign(timed(webhooks, metrics), { wantedTypes: (tenantId: string) => webhooks.wantedTypes(tenantId) });
}

function measured(stores: Stores, metrics: StoreMetrics, onCreated: (customers: number) => void): Stores {
  const customers = timed(stores.customers, metrics);
  const { insertMany } = customers;
  const count = (outcomes: readonly InsertOutcome[]) => {
    onCreated(outcomes.filter((outcome) => 'inserted' in outcome).length);
    return outcomes;
  };
  const insertAndCount: typeof insertMany = (...args) => insertMany(...args).then(count);
  return {
    customers: Object.assign(customers, { insertMany: insertAndCount }),
    idempotency: timed(stores.idempotency, metrics),
    webhooks: timedWebhooks(stores.webhooks, metrics),
    transact: (work) =>
      countCommitted('transact', (created) =>
        stores.transact(async (within) => {
          const done = await work(counting(within, created));
          if (!done.commit) created.customers = 0;
          return done;
        }),
      ),
    inGroupCommit: (work) =>
      countCommitted('inGroupCommit', (created) => stores.inGroupCommit((within) => work(counting(within, created)))),
  };

  /** Counts the customers that a transaction has created, after its commit. */
  async function countCommitted<Result>(
    call: string,
    transact: (created: Created) => Promise<Result>,
  ): Promise<Result> {
    const created = { customers: 0 };
    const end = metrics.storeDuration.startTimer({ call });
    const result = await transact(created).finally(end);
    onCreated(created.customers);
    return result;
  }

  /** Work may run again after a conflict, so it counts from zero. */
  function counting(within: Stores, created: Created): Stores {
    created.customers = 0;
    return measured(within, metrics, (customers) => {
      created.customers += customers;
    });
  }
}

interface Created {
  customers: number;
}
