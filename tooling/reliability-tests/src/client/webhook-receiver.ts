import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import type { Customer } from '@rollcall/contract';
import type { TestEnvironment } from '@rollcall/test-environment';
import type { RollcallServer } from '../rollcall-server.ts';
import { Caller } from './caller.ts';

/** Webhooks go to this machine, and failed attempts are repeated within seconds. */
export const webhookVariables = {
  WEBHOOKS_ALLOW_PRIVATE: 'loopback',
  WEBHOOKS_RETRY_SECONDS: Array.from({ length: 20 }, () => 1).join(','),
};

/** An event that came in, as far as it is judged. */
interface ReceivedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: { readonly customer: Pick<Customer, 'customer_key' | 'city'> };
}

/** Answers a request, or does not. */
export type Behaviour = (res: ServerResponse) => void;

export const accepts: Behaviour = (res) => res.writeHead(204).end();

/** A receiver of the events of customers, with a path for each endpoint. */
export class WebhookReceiver {
  /** The accepted events of each path, in the order in which they came in. */
  readonly #events = new Map<string, ReceivedEvent[]>();
  readonly #behaviours = new Map<string, Behaviour>();
  readonly url: string;

  private constructor(url: string) {
    this.url = url;
  }

  static async start(environment: Pick<TestEnvironment, 'atEnd'>): Promise<WebhookReceiver> {
    const server = createServer(async (req, res) => {
      const body = await text(req).catch(() => undefined);
      if (body === undefined) return;
      receiver.#receive(req.url ?? '', JSON.parse(body), res);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    environment.atEnd(() => {
      server.closeAllConnections();
      server.close();
    });
    const receiver = new WebhookReceiver(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return receiver;
  }

  /** Creates an endpoint with a path of its own. */
  async addEndpoint(server: RollcallServer, path: string, behaviour: Behaviour = accepts): Promise<void> {
    this.#behaviours.set(path, behaviour);
    const caller = new Caller(server);
    const body = JSON.stringify({ url: this.url + path });
    const { status, text: answer } = await caller.call({ method: 'POST', path: '/webhook_endpoints', body });
    caller.close();
    if (status !== 201) throw new Error(`the endpoint was answered with ${status}: ${answer}`);
  }

  setBehaviour(path: string, behaviour: Behaviour): void {
    this.#behaviours.set(path, behaviour);
  }

  #receive(path: string, event: ReceivedEvent, res: ServerResponse): void {
    const behaviour = this.#behaviours.get(path) ?? accepts;
    // Only an accepted event has been received; the others come again.
    res.once('finish', () => {
      if (res.statusCode < 300) this.#eventsOf(path).push(withoutRest(event));
    });
    behaviour(res);
  }

  #eventsOf(path: string): ReceivedEvent[] {
    const events = this.#events.get(path) ?? [];
    this.#events.set(path, events);
    return events;
  }

  count(path: string): number {
    return this.#eventsOf(path).length;
  }

  /** The keys of the customers whose creation was reported. */
  createdKeys(path: string): ReadonlySet<string> {
    const created = this.#eventsOf(path).filter(({ type }) => type === 'customer.created');
    return new Set(created.map(({ data }) => data.customer.customer_key));
  }

  /** Compares the accepted events with what a server has stored. */
  judge(path: string, stored: readonly Customer[]): Judgement {
    const idsByKey = new Map<string, string[]>();
    const citiesByKey = new Map<string, string[]>();
    for (const { id, type, data } of this.#eventsOf(path)) {
      const key = data.customer.customer_key;
      if (type === 'customer.created') idsByKey.set(key, [...(idsByKey.get(key) ?? []), id]);
      citiesByKey.set(key, [...(citiesByKey.get(key) ?? []), data.customer.city ?? '']);
    }
    const idLists = [...idsByKey.values()];
    const storedKeys = new Set(stored.map(({ customer_key }) => customer_key));
    return {
      lost: stored.filter((customer) => !isReported(customer, citiesByKey)).length,
      twice: idLists.filter((ids) => new Set(ids).size > 1).length,
      repeated: this.#eventsOf(path).length - new Set(this.#eventsOf(path).map(({ id }) => id)).size,
      outOfOrder: [...citiesByKey.values()].filter((cities) => !isAscending(cities)).length,
      untrue: [...idsByKey.keys()].filter((key) => !storedKeys.has(key)).length,
    };
  }
}

/** A hundred thousand events would fill the memory of the tests. */
function withoutRest({ id, type, data: { customer } }: ReceivedEvent): ReceivedEvent {
  const { customer_key, city } = customer;
  return { id, type, data: { customer: { customer_key, city } } };
}

/** What is wrong with the events of an endpoint. */
export interface Judgement {
  /** Customers whose present state no event has reported. */
  readonly lost: number;
  /** Customers whose creation came with two ids. */
  readonly twice: number;
  /** Events that came again with the same id. */
  readonly repeated: number;
  /** Customers whose events came in another order than the changes. */
  readonly outOfOrder: number;
  /** Customers that were reported and are not stored. */
  readonly untrue: number;
}

function isReported({ customer_key, city }: Customer, citiesByKey: ReadonlyMap<string, readonly string[]>): boolean {
  return citiesByKey.get(customer_key)?.at(-1) === (city ?? '');
}

/** The versions of a customer are texts of numbers with leading zeros; the first one is empty. */
function isAscending(cities: readonly string[]): boolean {
  return cities.every((city, index) => index === 0 || city >= (cities[index - 1] ?? ''));
}

const pauseMs = 100;

/** Resolves when no customer is missing in the events of an endpoint, or after the time. */
export async function untilReported(
  receiver: WebhookReceiver,
  path: string,
  stored: readonly Customer[],
  msMax: number,
): Promise<number> {
  const startedAt = performance.now();
  while (receiver.judge(path, stored).lost > 0 && performance.now() - startedAt < msMax) await setTimeout(pauseMs);
  return performance.now() - startedAt;
}
