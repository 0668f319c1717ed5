import { setTimeout } from 'node:timers/promises';
import type { ServerProcess } from '../server-process.ts';
import type { BulkOutcome, BulkRequest } from './bulk-load.ts';
import { Caller } from './caller.ts';
import { type BulkAnswer, bulkCreate, type NewCustomer, storedCustomers } from './customer-calls.ts';

const latestKept = 4;
const attemptsMax = 50;
const pauseMs = 100;

/** Remembers what a registry has promised, to compare it with what it holds. */
export class Ledger {
  /** Keys of the customers that an answer called created. */
  readonly acknowledged = new Set<string>();
  /** Requests that were answered with 503, which says that they had no effect. */
  readonly refused: (readonly NewCustomer[])[] = [];
  /** Requests without an answer: each had its whole effect, or none. */
  #unanswered: BulkRequest[] = [];
  /** The last requests with one. It could have been lost on its way, and they would have been sent again. */
  #latest: BulkRequest[] = [];
  /** Replayed requests with a key whose answer was not that of the first time. */
  answeredOtherwise = 0;
  /** Acknowledged customers that a replay could create, so they were not there. */
  #lost = 0;
  /** Requests that were answered with 200. */
  succeeded = 0;
  /** The other requests. */
  failed = 0;
  /** Requests without an answer so far. */
  unanswered = 0;
  /** Replayed requests of which a part had been done. */
  torn = 0;

  readonly record = ({ answer, error, ...request }: BulkOutcome): void => {
    if (answer?.status === 200) this.succeeded += 1;
    else this.failed += 1;
    for (const key of answer?.created ?? []) this.acknowledged.add(key);
    if (error) this.#unanswered.push(request);
    if (error) this.unanswered += 1;
    else if (answer?.status === 503) this.refused.push(request.customers);
    else this.#latest = [...this.#latest, request].slice(-latestKept);
  };

  /** Sends every request in doubt again. @throws Error where one is not answered with 200. */
  async replay(server: ServerProcess): Promise<void> {
    const caller = new Caller(server);
    for (const { customers, idempotencyKey } of [...this.#unanswered, ...this.#latest]) {
      const { status, created, existing, isReplayed } = await sendAgain(caller, { customers, idempotencyKey });
      if (status !== 200) throw new Error(`a replayed request was answered with ${status}`);
      if (created.length > 0 && existing.length > 0) this.torn += 1;
      if (idempotencyKey !== undefined && existing.length > 0) this.answeredOtherwise += 1;
      if (!isReplayed) this.#lost += created.filter((key) => this.acknowledged.has(key)).length;
      for (const key of [...created, ...existing]) this.acknowledged.add(key);
    }
    this.#unanswered = [];
    this.#latest = [];
    caller.close();
  }

  /** Compares with what the server lists. Replay before: what went unanswered cannot be judged. */
  async compare(server: ServerProcess): Promise<Comparison> {
    const stored = await storedCustomers(server);
    const keys = new Set(stored.map(({ customer_key }) => customer_key));
    const emails = new Set(stored.map(({ primary_email }) => primary_email));
    return {
      lost: this.#lost + [...this.acknowledged].filter((key) => !keys.has(key)).length,
      duplicated: stored.length - Math.min(keys.size, emails.size),
      refusedYetStored: this.refused.flat().filter(({ customer_key }) => keys.has(customer_key)).length,
    };
  }
}

/** A database may not have noticed yet that nobody waits for the first request any more: then it is in progress. */
async function sendAgain(caller: Caller, { customers, idempotencyKey }: BulkRequest): Promise<BulkAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await bulkCreate(caller, customers, idempotencyKey);
    if (answer.status !== 409 || attempt === attemptsMax) return answer;
    await setTimeout(pauseMs);
  }
}

export interface Comparison {
  /** Acknowledged customers that are not there. */
  readonly lost: number;
  /** Customers that are there besides another one with the same key or email address. */
  readonly duplicated: number;
  /** Customers that are there although the request for them was answered with 503. */
  readonly refusedYetStored: number;
}
