import type { AgentOptions } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { Caller } from '../http/caller.ts';
import { newCustomers } from '../registry/new-customers.ts';
import type { ServerProcess } from '../server/server-process.ts';
import { type BulkOutcome, bulkOutcome } from './bulk-outcome.ts';

export interface BulkLoad {
  /** Resolves with the first outcome from now on for which the condition holds. @throws Error where the load ends before. */
  until(condition: (outcome: BulkOutcome) => boolean): Promise<BulkOutcome>;
  /** Sends nothing new, and resolves when every request has its outcome. */
  stop(): Promise<void>;
}

export interface BulkLoadOptions {
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
