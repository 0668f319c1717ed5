import type { WebhookEventType } from '@rollcall/contract';
import type { CustomerRecord } from '../../customers/customer.ts';
import type {
  CustomerFilter,
  CustomerStore,
  CustomerStretch,
  CustomerWindow,
  InsertOutcome,
  UpdateOutcome,
} from '../../customers/customer-store.ts';
import type { RecordedEvent } from '../../events/event.ts';
import type { WebhookStore } from '../../events/webhook-store.ts';

/** The parts of its transaction that a recording store needs. */
export interface Recording {
  readonly customers: CustomerStore;
  readonly webhooks: Pick<WebhookStore, 'wantedTypes'>;
  readonly now: () => Date;
  /** Records events in the transaction. */
  add(this: void, tenantId: string, events: readonly RecordedEvent[]): Promise<void>;
  /** Writes the events that are still in memory. */
  flush(this: void): Promise<void>;
  /** To be called with the outcomes of customers whose creation the store has recorded. Returns them. */
  onCreated<Outcomes extends readonly InsertOutcome[]>(this: void, outcomes: Outcomes): Outcomes;
}

/** The customers of a transaction, which records what happens to them. */
export class RecordingCustomerStore implements CustomerStore {
  readonly #recording: Recording;

  constructor(recording: Recording) {
    this.#recording = recording;
  }

  /** Not async: a suspended function would keep the records in memory while the database works. */
  insertMany(tenantId: string, records: readonly CustomerRecord[]): Promise<readonly InsertOutcome[]> {
    const { customers, flush, onCreated } = this.#recording;
    return this.#wants(tenantId, 'customer.created').then((isWanted) =>
      isWanted
        ? flush().then(() => customers.insertMany(tenantId, records, true).then(onCreated))
        : customers.insertMany(tenantId, records),
    );
  }

  async update(
    tenantId: string,
    customerKey: string,
    change: (current: CustomerRecord) => CustomerRecord,
    locked?: CustomerRecord,
  ): Promise<UpdateOutcome> {
    let before: CustomerRecord | undefined;
    const changeSeen = (current: CustomerRecord) => {
      before = current;
      return change(current);
    };
    const outcome = await this.#recording.customers.update(tenantId, customerKey, changeSeen, locked);
    if (before === undefined || !('updated' in outcome) || outcome.updated === before) return outcome;
    const event = eventOfChange(before, outcome.updated);
    if (await this.#wants(tenantId, event.type)) await this.#recording.add(tenantId, [event]);
    return outcome;
  }

  async delete(tenantId: string, customerKey: string, check?: (current: CustomerRecord) => void): Promise<boolean> {
    let erased: CustomerRecord | undefined;
    const checkSeen = (current: CustomerRecord) => {
      check?.(current);
      erased = current;
    };
    // The erasure must find the events of the customer in the database.
    await this.#recording.flush();
    const isErased = await this.#recording.customers.delete(tenantId, customerKey, checkSeen);
    if (erased === undefined || !(await this.#wants(tenantId, 'customer.deleted'))) return isErased;
    const customer = { id: erased.id, customer_key: erased.attributes.customer_key };
    await this.#recording.add(tenantId, [{ type: 'customer.deleted', at: this.#recording.now(), customer }]);
    return isErased;
  }

  findAndLock(tenantId: string, customerKeys: readonly string[]) {
    return this.#recording.customers.findAndLock(tenantId, customerKeys);
  }

  lock(tenantId: string, customerKeys: () => Promise<readonly string[]>) {
    return this.#recording.customers.lock(tenantId, customerKeys);
  }

  findByKey(tenantId: string, customerKey: string) {
    return this.#recording.customers.findByKey(tenantId, customerKey);
  }

  list(tenantId: string, filter: CustomerFilter, window: CustomerWindow) {
    return this.#recording.customers.list(tenantId, filter, window);
  }

  listAfter(tenantId: string, filter: CustomerFilter, stretch: CustomerStretch) {
    return this.#recording.customers.listAfter(tenantId, filter, stretch);
  }

  async #wants(tenantId: string, type: WebhookEventType): Promise<boolean> {
    return (await this.#recording.webhooks.wantedTypes(tenantId)).has(type);
  }
}

function eventOfChange(before: CustomerRecord, customer: CustomerRecord): RecordedEvent {
  const at = customer.updated_at;
  if ((before.archived_at === null) === (customer.archived_at === null))
    return { type: 'customer.updated', at, before, customer };
  return { type: customer.archived_at === null ? 'customer.unarchived' : 'customer.archived', at, customer };
}
