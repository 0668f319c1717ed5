import { setTimeout } from 'node:timers/promises';
import type { RollcallServer } from '../rollcall-server.ts';
import { Caller } from './caller.ts';
import { newCustomers } from './customer-calls.ts';

/** The events of a customer are sent one after another, which takes longer than a change. */
const pauseMs = 100;

/** Changes the same few customers again and again: their city is the number of the change. */
export class VersionLoad {
  readonly #keys: readonly string[];
  #version = 0;
  #stopping = false;

  private constructor(keys: readonly string[]) {
    this.#keys = keys;
  }

  /** Creates the customers. */
  static async create(server: RollcallServer, count: number): Promise<VersionLoad> {
    const customers = newCustomers('versions', count);
    const caller = new Caller(server);
    const body = JSON.stringify({ customers });
    await caller.call({ method: 'POST', path: '/customers/bulk-create', body });
    caller.close();
    return new VersionLoad(customers.map(({ customer_key }) => customer_key));
  }

  /** Sends changes one after another until a connection fails or {@link stop} is called. */
  async run(server: RollcallServer): Promise<void> {
    this.#stopping = false;
    const caller = new Caller(server);
    while (!this.#stopping) {
      this.#version += 1;
      const path = `/customers/${this.#keys[this.#version % this.#keys.length]}`;
      const body = JSON.stringify({ city: String(this.#version).padStart(8, '0') });
      const answer = await caller.call({ method: 'PATCH', path, body }).catch(() => undefined);
      if (answer === undefined) break;
      await setTimeout(pauseMs);
    }
    caller.close();
  }

  stop(): void {
    this.#stopping = true;
  }
}
