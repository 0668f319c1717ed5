import type { ApiKeyStore } from '../api-keys/api-key-store.ts';
import { interceptCalls } from '../core/intercept-calls.ts';
import type { Stores, TransactionalResult } from '../storage/stores.ts';
import type { Attributes, Span, Tracing } from './telemetry.ts';

interface Database {
  readonly stores: Stores;
  readonly apiKeys: ApiKeyStore;
}

/** The stores of a database. If requests are traced, their calls are spans. */
export function tracedDatabase(
  { stores, apiKeys }: Database,
  tracing: Tracing | undefined,
  kind: 'sqlite' | 'postgres',
): Database {
  if (tracing === undefined) return { stores, apiKeys };
  const facts = { 'db.system.name': kind === 'postgres' ? 'postgresql' : kind };
  return { stores: tracedStores(stores, tracing, facts), apiKeys: tracedCalls('apiKeys', apiKeys, tracing, facts) };
}

/**
 * Stores whose calls are spans. A transaction has the spans `begin`, which includes the wait for a connection, the calls
 * within it, and `commit`, which includes the wait for the disk.
 *
 * @param database facts about the database, for every span.
 */
function tracedStores(stores: Stores, tracing: Tracing, database: Attributes): Stores {
  const traced: Stores = {
    ...storesOf(stores, tracing, database),
    transact: (work) =>
      inSpan('transact', (phases) =>
        stores.transact((within) =>
          phases.between(
            () => work(withinTransaction(within, tracing, database)),
            ({ commit }: TransactionalResult<unknown>) => (commit ? 'commit' : 'rollback'),
          ),
        ),
      ),
    inGroupCommit: (work) =>
      inSpan('inGroupCommit', (phases) =>
        stores.inGroupCommit((within) =>
          phases.between(
            () => work(withinTransaction(within, tracing, database)),
            () => 'commit',
          ),
        ),
      ),
  };
  return traced;

  function inSpan<Result>(name: string, work: (phases: Phases) => Promise<Result>): Promise<Result> {
    return tracing.trace({ name, attributes: database }, async () => {
      const phases = new Phases(tracing, database);
      try {
        return await work(phases);
      } finally {
        phases.end();
      }
    });
  }
}

/** The calls of a store as spans. */
function tracedCalls<Store extends object>(room: string, store: Store, tracing: Tracing, database: Attributes): Store {
  return interceptCalls(store, (call, run) => {
    const attributes = { ...database, 'db.operation.name': call };
    return tracing.trace({ name: `${room}.${call}`, kind: 'client', attributes }, run);
  });
}

function storesOf(
  stores: Stores,
  tracing: Tracing,
  database: Attributes,
): Pick<Stores, 'customers' | 'idempotency' | 'webhooks'> {
  const { webhooks } = stores;
  return {
    customers: tracedCalls('customers', stores.customers, tracing, database),
    idempotency: tracedCalls('idempotency', stores.idempotency, tracing, database),
    // The wanted types are almost always answered from memory.
    webhooks: Object.assign(tracedCalls('webhooks', webhooks, tracing, database), {
      wantedTypes: (tenantId: string) => webhooks.wantedTypes(tenantId),
    }),
  };
}

/** A transaction within a transaction is a part of it. */
function withinTransaction(stores: Stores, tracing: Tracing, database: Attributes): Stores {
  return {
    ...storesOf(stores, tracing, database),
    transact: (work) => stores.transact((within) => work(withinTransaction(within, tracing, database))),
    inGroupCommit: (work) => stores.inGroupCommit((within) => work(withinTransaction(within, tracing, database))),
  };
}

/** The parts of a transaction that the database does by itself, before and after the calls. */
class Phases {
  readonly #tracing: Tracing;
  readonly #database: Attributes;
  #current: Pick<Span, 'end'>;

  constructor(tracing: Tracing, database: Attributes) {
    this.#tracing = tracing;
    this.#database = database;
    this.#current = this.#start('begin');
  }

  /** Runs the calls. After a conflict, they run again. */
  async between<Result>(calls: () => Promise<Result>, lastPhase: (result: Result) => string): Promise<Result> {
    this.#current.end();
    const result = await calls();
    this.#current = this.#start(lastPhase(result));
    return result;
  }

  end(): void {
    this.#current.end();
  }

  #start(name: string): Pick<Span, 'end'> {
    return this.#tracing.start({ name, kind: 'client', attributes: { ...this.#database, 'db.operation.name': name } });
  }
}
