import type { AgentOptions } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { ServerProcess } from '../server-process.ts';
import { Caller } from './caller.ts';
import { type BulkAnswer, bulkCreate, type NewCustomer, newCustomers } from './customer-calls.ts';

export interface BulkLoad {
  /** Resolves with the first outcome from now on for which the condition holds. @throws Error where the load ends before. */
  until(condition: (outcome: BulkOutcome) => boolean): Promise<BulkOutcome>;
  /** Sends nothing new, and resolves when every request has its outcome. */
  stop(): Promise<void>;
}

interface BulkLoadOptions {
  /** In front of every customer's key and email address; used once in a registry. */
  readonly name: string;
  /** How many send at once, each its next request when the last one has its outcome. */
  readonly clients: number;
  readonly customersPerRequest: number;
  /** Whether each request has an idempotency key. By default none has. */
  readonly withKeys?: boolean;
  /** Of their connections: kept by default. */
  readonly agent?: AgentOptions;
  /** Whether the client sends another request. By default it does, as long as its connections do not fail. */
  readonly goesOn?: (outcome: BulkOutcome) => boolean;
  readonly record: (outcome: BulkOutcome) => void;
}

/** What a client that is told to come back later waits, shorter than it is told to, so as to see when it could. */
const pauseMs = 20;

/** Starts to create customers. */
export function startBulkLoad(server: ServerProcess, options: BulkLoadOptions): BulkLoad {
  const {
    name,
    clients,
    customersPerRequest,
    withKeys = false,
    agent,
    goesOn = ({ error }) => !error,
    record,
  } = options;
  const caller = new Caller(server, agent);
  const watchers = new Set<(outcome: BulkOutcome) => void>();
  let stopping = false;
  let requests = 0;

  const sendOn = async (): Promise<void> => {
    while (!stopping) {
      const requestName = `${name}-${requests++}`;
      const customers = newCustomers(requestName, customersPerRequest);
      const outcome = await bulkOutcome(caller, { customers, idempotencyKey: withKeys ? requestName : undefined });
      record(outcome);
      for (const watch of watchers) watch(outcome);
      if (!goesOn(outcome)) return;
      if (outcome.answer?.status === 503) await setTimeout(pauseMs);
    }
  };
  const ended = Promise.all(Array.from({ length: clients }, sendOn)).then(() => caller.close());

  const until = (condition: (outcome: BulkOutcome) => boolean) =>
    new Promise<BulkOutcome>((resolve, reject) => {
      watchers.add((outcome) => condition(outcome) && resolve(outcome));
      ended.then(() => reject(new Error(`the load ${name} ended before what was waited for`)));
    });
  const stop = () => {
    stopping = true;
    return ended;
  };
  return { until, stop };
}

/** A bulk create, which may be sent again. */
export interface BulkRequest {
  readonly customers: readonly NewCustomer[];
  readonly idempotencyKey?: string | undefined;
}

/** What became of one bulk create. */
export interface BulkOutcome extends BulkRequest {
  /** Absent where the connection failed: the request may have had its effect, or not. */
  readonly answer?: BulkAnswer;
  readonly error?: Error;
  /** By the clock of `performance.now()`. */
  readonly endedAt: number;
}

/** Sends one request and never throws: that there was no answer is an outcome too. */
export async function bulkOutcome(caller: Caller, request: BulkRequest): Promise<BulkOutcome> {
  try {
    const answer = await bulkCreate(caller, request.customers, request.idempotencyKey);
    return { ...request, answer, endedAt: performance.now() };
  } catch (error) {
    return { ...request, error: error as Error, endedAt: performance.now() };
  }
}
