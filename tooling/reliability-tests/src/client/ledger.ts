import { setTimeout } from 'node:timers/promises';
import type { RollcallServer } from '../rollcall-server.ts';
import type { BulkOutcome, BulkRequest } from './bulk-load.ts';
import { Caller } from './caller.ts';
import { type BulkAnswer, bulkCreate, type NewCustomer, storedCustomers } from './customer-calls.ts';

const latestKept = 4;
const attemptsMax = 50;
const pauseMs = 100;

/** Records what a server has promised, to compare it with what it has stored. */
export class Ledger {
  /** The keys of customers that an answer reported as created. */
  readonly acknowledged = new Set<string>();
  /** The customers of requests that were answered with 503, which promises that nothing was stored. */
  readonly rejected: (readonly NewCustomer[])[] = [];
  /** Requests without an answer: each must have had its whole effect or none. */
  #unanswered: BulkRequest[] = [];
  /** The last answered requests. They are repeated too, as if the answer had been lost. */
  #latest: BulkRequest[] = [];
  /** Repeated requests with a key whose answer was not the first answer. */
  answeredOtherwise = 0;
  /** Acknowledged customers that a repeated request created, so they had been lost. */
  #lost = 0;
  /** The number of requests that were answered with 200. */
  succeeded = 0;
  /** The number of all other requests. */
  failed = 0;
  /** The number of requests without an answer. */
  unanswered = 0;
  /** Repeated requests of which only a part had been stored. */
  torn = 0;

  readonly record = ({ answer, error, ...request }: BulkOutcome): void => {
    if (answer?.status === 200) this.succeeded += 1;
    else this.failed += 1;
    for (const key of answer?.created ?? []) this.acknowledged.add(key);
    if (error) {
      this.#unanswered.push(request);
      this.unanswered += 1;
    } else if (answer?.status === 503) this.rejected.push(request.customers);
    else this.#latest = [...this.#latest, request].slice(-latestKept);
  };

  /** Repeats every request in doubt. @throws Error if one is not answered with 200. */
  async replay(server: RollcallServer): Promise<void> {
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

  /** Compares the record with what the server lists. Replay first: unanswered requests cannot be judged. */
  async compare(server: RollcallServer): Promise<Comparison> {
    const stored = await storedCustomers(server);
    const keys = new Set(stored.map(({ customer_key }) => customer_key));
    const emails = new Set(stored.map(({ primary_email }) => primary_email));
    return {
      lost: this.#lost + [...this.acknowledged].filter((key) => !keys.has(key)).length,
      duplicated: stored.length - Math.min(keys.size, emails.size),
      rejectedYetStored: this.rejected.flat().filter(({ customer_key }) => keys.has(customer_key)).length,
    };
  }
}

/** The database may not have noticed yet that the first request's client is gone: then it is still in progress. */
async function sendAgain(caller: Caller, { customers, idempotencyKey }: BulkRequest): Promise<BulkAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await bulkCreate(caller, customers, idempotencyKey);
    if (answer.status !== 409 || attempt === attemptsMax) return answer;
    await setTimeout(pauseMs);
  }
}

export interface Comparison {
  /** Acknowledged customers that are missing. */
  readonly lost: number;
  /** Customers that have the same key or email address as another one. */
  readonly duplicated: number;
  /** Customers that are stored although their request was answered with 503. */
  readonly rejectedYetStored: number;
}
