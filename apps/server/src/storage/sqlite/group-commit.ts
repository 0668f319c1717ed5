import type { ControlledTransaction, Kysely } from 'kysely';
import { internalError } from '../../core/errors.ts';
import type { CustomerStore } from '../../customers/customer-store.ts';
import type { IdempotencyStore } from '../../idempotency/idempotency-store.ts';
import { selectAnswer, toStoredAnswer, upsertAnswer } from '../sql/idempotency-queries.ts';
import type { Tables } from '../sql/tables.ts';
import type { Stores } from '../stores.ts';
import { insertCustomers } from './customer-store.ts';
import { withDomainFailures } from './errors.ts';
import type { OpenSqliteDatabase } from './open.ts';
import { transactionStores } from './transaction-stores.ts';
import type { DatabaseThread } from './worker/client.ts';
import { lookUp } from './worker/dialect.ts';

/**
 * The transaction of one request that does not take back what it has done. New customers and answers go into one that is
 * shared with other requests. Where something else comes first, it is the request's own.
 */
export class SharedTransaction {
  readonly #db: Kysely<Tables>;
  readonly #thread: DatabaseThread;
  #member: number | undefined;
  #own: Promise<ControlledTransaction<Tables>> | undefined;

  constructor({ db, thread }: Pick<OpenSqliteDatabase, 'db' | 'thread'>) {
    this.#db = db;
    this.#thread = thread;
  }

  /** Where the work throws, all is taken back: with what others did, where it was shared. */
  execute<Result>(work: (stores: Stores) => Promise<Result>): Promise<Result> {
    return withDomainFailures(async () => {
      try {
        const result = await work(this.#stores());
        await this.#end(true);
        return result;
      } catch (error) {
        // Where this fails too, the first error says why.
        await this.#end(false).catch(() => undefined);
        throw error;
      }
    });
  }

  #stores(): Stores {
    const stores: Stores = {
      customers: this.#customers(),
      idempotency: this.#idempotency(),
      transact: async (work) => (await this.#ownStores()).transact(work),
      transactTogether: (work) => work(stores),
    };
    return stores;
  }

  #customers(): CustomerStore {
    const own = async () => (await this.#ownStores()).customers;
    return {
      insertMany: async (tenantId, records) => {
        if (this.#own) return (await own()).insertMany(tenantId, records);
        const insert = (values: readonly unknown[]) =>
          this.#thread.do({ kind: 'insert', values, member: this.#join() });
        return insertCustomers(insert, tenantId, records);
      },
      findByKey: async (...given) => (await own()).findByKey(...given),
      list: async (...given) => (await own()).list(...given),
      listAfter: async (...given) => (await own()).listAfter(...given),
      update: async (...given) => (await own()).update(...given),
      delete: async (...given) => (await own()).delete(...given),
    };
  }

  #idempotency(): IdempotencyStore {
    const own = async () => (await this.#ownStores()).idempotency;
    return {
      // The process works with a key once at a time, so that nobody else writes the answer that is looked for.
      lock: async () => true,
      find: async (tenantId, key) => {
        const row = await lookUp(this.#db, selectAnswer(this.#db, tenantId, key));
        return row && toStoredAnswer(row);
      },
      save: async (tenantId, key, answer) => {
        if (this.#own) return (await own()).save(tenantId, key, answer);
        const { sql, parameters } = upsertAnswer(this.#db, tenantId, key, answer).compile();
        await this.#thread.do({ kind: 'statement', sql, parameters, member: this.#join() });
      },
      deleteCreatedBefore: async (moment) => (await own()).deleteCreatedBefore(moment),
    };
  }

  #join(): number {
    if (this.#member === undefined) {
      this.#member = this.#thread.newTransaction();
      // What is done as a member fails where this does.
      this.#thread.do({ kind: 'join', member: this.#member }).catch(() => undefined);
    }
    return this.#member;
  }

  async #ownStores(): Promise<Stores> {
    if (this.#member !== undefined) throw internalError('a shared transaction cannot become the own of a request');
    this.#own ??= this.#db.startTransaction().execute();
    return transactionStores(await this.#own);
  }

  async #end(commit: boolean): Promise<void> {
    const member = this.#member;
    this.#member = undefined;
    if (member !== undefined) await this.#thread.do({ kind: 'leave', member, failed: !commit });
    const own = await this.#own;
    if (own) await (commit ? own.commit() : own.rollback()).execute();
  }
}
