import type { WebhookEventType } from '@rollcall/contract';
import { interceptCalls } from '../../core/intercept-calls.ts';
import type { CustomerStore, InsertOutcome } from '../../customers/customer-store.ts';
import type { RecordedEvent } from '../../events/event.ts';
import type { WebhookStore } from '../../events/webhook-store.ts';
import type { Stores, StoresWithin } from '../../storage/stores.ts';
import { RecordingCustomerStore } from './recording-customer-store.ts';

/** Stores whose changes of customers are recorded as events. */
export interface RecordingStores extends StoresWithin<RecordingStores> {
  /** The same stores, whose changes of customers are not recorded. */
  readonly muted: Stores;
}

interface RecordingDeps {
  readonly now: () => Date;
  /** Called after each commit with something to send. */
  readonly onQueued: () => void;
}

/**
 * Records an event for each customer that is created, changed or erased, in the transaction of its cause, however it
 * comes about. If no endpoint of the tenant wants the event, this costs a look into memory.
 */
export function recordingStores(stores: Stores, deps: RecordingDeps): RecordingStores {
  const transactions = transactionsOf(stores, deps, deps.onQueued);
  return {
    ...transactions,
    customers: inOwnTransactions(stores, transactions, deps.onQueued),
    idempotency: stores.idempotency,
    webhooks: notifying(stores.webhooks, deps.onQueued),
    muted: stores,
  };
}

/**
 * Each change that an endpoint wants to hear of gets a transaction, in which it is recorded. Inserts have one already, and
 * the store itself records what they create.
 */
function inOwnTransactions(stores: Stores, recording: Pick<RecordingStores, 'transact'>, onQueued: () => void) {
  const { customers, webhooks } = stores;
  const wantsAny = async (tenantId: string, types: readonly WebhookEventType[]) => {
    const wanted = await webhooks.wantedTypes(tenantId);
    return wanted.size > 0 && types.some((type) => wanted.has(type));
  };
  const transact = <Result>(work: (within: CustomerStore) => Promise<Result>) =>
    recording.transact(async (within) => ({ result: await work(within.customers), commit: true }));
  const onCreated = reportingCreated(onQueued);
  const insertMany: CustomerStore['insertMany'] = (tenantId, records) =>
    // Not async: a suspended function would keep the records in memory while the database works.
    wantsAny(tenantId, ['customer.created']).then((isWanted) =>
      isWanted
        ? customers.insertMany(tenantId, records, true).then(onCreated)
        : customers.insertMany(tenantId, records),
    );
  const update: CustomerStore['update'] = async (tenantId, ...args) =>
    (await wantsAny(tenantId, ['customer.updated', 'customer.archived', 'customer.unarchived']))
      ? transact((within) => within.update(tenantId, ...args))
      : customers.update(tenantId, ...args);
  const remove: CustomerStore['delete'] = async (tenantId, ...args) =>
    (await wantsAny(tenantId, ['customer.deleted']))
      ? transact((within) => within.delete(tenantId, ...args))
      : customers.delete(tenantId, ...args);
  const others = interceptCalls(customers, (_call, run) => run());
  return Object.assign(others, { insertMany, update, delete: remove });
}

/** Passes outcomes on, and reports that something is queued if a customer was created. */
function reportingCreated(onQueued: () => void) {
  return <Outcomes extends readonly InsertOutcome[]>(outcomes: Outcomes): Outcomes => {
    if (outcomes.some((outcome) => 'inserted' in outcome)) onQueued();
    return outcomes;
  };
}

/** Transactions whose changes are recorded before they are committed. */
function transactionsOf(
  stores: Stores,
  deps: Pick<RecordingDeps, 'now'>,
  onCommitted: () => void,
): Pick<RecordingStores, 'transact' | 'inGroupCommit'> {
  const recorded = async <Result>(transact: (recorderIn: (within: Stores) => Recorder) => Promise<Result>) => {
    const latest: { recorder?: Recorder } = {};
    // A transaction that runs again after a conflict records from the beginning.
    const result = await transact((within) => {
      latest.recorder = new Recorder(within, deps);
      return latest.recorder;
    });
    if (latest.recorder?.hasQueued) onCommitted();
    return result;
  };
  return {
    transact: (work) =>
      recorded((recorderIn) =>
        stores.transact(async (within) => {
          const recorder = recorderIn(within);
          const done = await work(recorder.stores);
          await (done.commit ? recorder.flush() : recorder.discard());
          return done;
        }),
      ),
    inGroupCommit: (work) =>
      recorded((recorderIn) =>
        stores.inGroupCommit(async (within) => {
          const recorder = recorderIn(within);
          const result = await work(recorder.stores);
          await recorder.flush();
          return result;
        }),
      ),
  };
}

/** The events of several calls are written together, as many as a row of the outbox has. */
const bufferedMax = 100;

/** Records the events of one transaction. */
class Recorder {
  /** Those of the transaction. */
  readonly stores: RecordingStores;
  readonly #webhooks: WebhookStore;
  #tenantId = '';
  #events: RecordedEvent[] = [];
  #hasQueued = false;

  constructor(within: Stores, deps: Pick<RecordingDeps, 'now'>) {
    const { customers, webhooks, idempotency } = within;
    const onQueued = () => {
      this.#hasQueued = true;
    };
    this.#webhooks = webhooks;
    this.stores = {
      ...transactionsOf(within, deps, onQueued),
      idempotency,
      muted: within,
      webhooks: notifying(webhooks, onQueued),
      customers: new RecordingCustomerStore({
        customers,
        webhooks,
        now: deps.now,
        add: (tenantId, events) => this.#add(tenantId, events),
        flush: () => this.flush(),
        onCreated: reportingCreated(onQueued),
      }),
    };
  }

  /** Whether the transaction has queued anything to send. */
  get hasQueued(): boolean {
    return this.#hasQueued;
  }

  /** Writes the events that are still in memory. */
  async flush(): Promise<void> {
    const events = this.#events;
    this.#events = [];
    if (events.length === 0) return;
    if (await this.#webhooks.record(this.#tenantId, events)) this.#hasQueued = true;
  }

  /** To be called before a rollback. */
  discard(): void {
    this.#events = [];
    this.#hasQueued = false;
  }

  async #add(tenantId: string, events: readonly RecordedEvent[]): Promise<void> {
    if (this.#events.length + events.length > bufferedMax || tenantId !== this.#tenantId) await this.flush();
    this.#tenantId = tenantId;
    this.#events.push(...events);
  }
}

/** The calls after which there can be more to send: those that return anything but a refusal. */
const queueing: readonly string[] = [
  'record',
  'queueTest',
  'redeliver',
  'redeliverFailed',
] satisfies (keyof WebhookStore)[];

/** A store that reports each call that has queued something. Events that no endpoint wants need no call. */
function notifying(webhooks: WebhookStore, onQueued: () => void): WebhookStore {
  const notified = interceptCalls(webhooks, async (call, run) => {
    const result = await run();
    if (queueing.includes(call) && result && typeof result !== 'string') onQueued();
    return result;
  });
  const { record } = notified;
  return Object.assign(notified, {
    record: async (tenantId: string, events: readonly RecordedEvent[]) => {
      const wanted = await webhooks.wantedTypes(tenantId);
      return events.some(({ type }) => wanted.has(type)) && record(tenantId, events);
    },
  });
}
