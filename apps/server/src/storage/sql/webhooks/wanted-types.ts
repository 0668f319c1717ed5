import { setTimeout } from 'node:timers/promises';
import type { WebhookEventType } from '@rollcall/contract';

/** The types that the endpoints of each tenant want, in memory: every write of customers asks for it. */
export class WantedTypes {
  readonly #maxAgeMs: number;
  readonly #known = new Map<string, Known>();
  #changes = 0;

  /** @param maxAgeMs after this time, it is read again. Default: only after a change, if no other process makes any. */
  constructor(maxAgeMs = Number.POSITIVE_INFINITY) {
    this.#maxAgeMs = maxAgeMs;
  }

  /**
   * @param read reads it from the database. Calls do not wait for the read of another one: that one may wait for a
   * transaction in which the call is made.
   */
  async get(
    tenantId: string,
    read: () => Promise<ReadonlySet<WebhookEventType>>,
  ): Promise<ReadonlySet<WebhookEventType>> {
    const known = this.#known.get(tenantId);
    const readAt = performance.now();
    if (known !== undefined && readAt - known.readAt < this.#maxAgeMs) return known.types;
    const changes = this.#changes;
    const types = await read();
    // Types that were read before a change must not be kept after it.
    if (changes === this.#changes) this.#known.set(tenantId, { types, readAt });
    return types;
  }

  /** To be called after each change of the endpoints of a tenant. */
  forget(tenantId: string): void {
    this.#changes += 1;
    this.#known.delete(tenantId);
  }

  /** Waits until every process has forgotten what it read before now. */
  async settled(): Promise<void> {
    if (Number.isFinite(this.#maxAgeMs)) await setTimeout(this.#maxAgeMs * 1.2);
  }
}

interface Known {
  readonly types: ReadonlySet<WebhookEventType>;
  /** By the monotonic clock. */
  readonly readAt: number;
}
