import type { AgentOptions } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { RollcallServer } from '../rollcall-server.ts';
import { Caller } from './caller.ts';
import { type BulkAnswer, bulkCreate, type NewCustomer, newCustomers } from './customer-calls.ts';

export interface BulkLoad {
  /** Resolves with the next outcome that meets the condition. @throws Error if the load ends before. */
  until(condition: (outcome: BulkOutcome) => boolean): Promise<BulkOutcome>;
  /** Sends no more requests and resolves when every request has its outcome. */
  stop(): Promise<void>;
}

interface BulkLoadOptions {
  /** Prefix of every customer's key and email address. Use each once in a registry. */
  readonly name: string;
  /** How many clients send. Each sends its next request when the last one has its outcome. */
  readonly clients: number;
  readonly customersPerRequest: number;
  /** Whether each request has an idempotency key. Default: false. */
  readonly withKeys?: boolean;
  /** Options of the connections. Default: keep-alive. */
  readonly agent?: AgentOptions;
  /** Whether a client sends another request after this outcome. Default: until its connection fails. */
  readonly continues?: (outcome: BulkOutcome) => boolean;
  readonly record: (outcome: BulkOutcome) => void;
}

/** The delay after a 503: shorter than the server asks for, to see when it recovers. */
const pauseMs = 20;

/** Starts clients that create customers. */
export function startBulkLoad(server: RollcallServer, options: BulkLoadOptions): BulkLoad {
  const {
    name,
    clients,
    customersPerRequest,
    withKeys = false,
    agent,
    continues = ({ error }) => !error,
    record,
  } = options;
  const caller = new Caller(server, agent);
  const watchers = new Set<(outcome: BulkOutcome) => void>();
  let stopping = false;
  let requests = 0;

  const keepSending = async (): Promise<void> => {
    while (!stopping) {
      const requestName = `${name}-${requests++}`;
      const customers = newCustomers(requestName, customersPerRequest);
      const outcome = await bulkOutcome(caller, { customers, idempotencyKey: withKeys ? requestName : undefined });
      record(outcome);
      for (const watch of watchers) watch(outcome);
      if (!continues(outcome)) return;
      if (outcome.answer?.status === 503) await setTimeout(pauseMs);
    }
  };
  const ended = Promise.all(Array.from({ length: clients }, keepSending)).then(() => caller.close());

  const until = (condition: (outcome: BulkOutcome) => boolean) =>
    new Promise<BulkOutcome>((resolve, reject) => {
      watchers.add((outcome) => condition(outcome) && resolve(outcome));
      ended.then(() => reject(new Error(`the load ${name} ended before the awaited outcome`)));
    });
  const stop = () => {
    stopping = true;
    return ended;
  };
  return { until, stop };
}

/** A bulk create that may be sent again. */
export interface BulkRequest {
  readonly customers: readonly NewCustomer[];
  readonly idempotencyKey?: string | undefined;
}

/** The outcome of one bulk create. */
export interface BulkOutcome extends BulkRequest {
  /** Absent if the connection failed: then it is unknown whether the request took effect. */
  readonly answer?: BulkAnswer;
  readonly error?: Error;
  /** In milliseconds of `performance.now()`. */
  readonly endedAt: number;
}

/** Sends one request and never throws: a missing answer is an outcome too. */
export async function bulkOutcome(caller: Caller, request: BulkRequest): Promise<BulkOutcome> {
  try {
    const answer = await bulkCreate(caller, request.customers, request.idempotencyKey);
    return { ...request, answer, endedAt: performance.now() };
  } catch (error) {
    return { ...request, error: error as Error, endedAt: performance.now() };
  }
}
