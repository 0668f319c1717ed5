import { DomainError } from '../core/errors.ts';

/** As long as other work waits for a connection. */
export const waitMsMax = 5_000;

/** The limits of {@link SlowReads}. */
export interface SlowReadLimits {
  /** Reads at the same time. No tenant gets more than half of them. */
  readonly max: number;
  /** How long a read waits for its turn, in milliseconds. */
  readonly waitMsMax: number;
}

/**
 * Limits the searches and other reads that can take seconds, so that the database has time for everything else. Those
 * of a tenant wait for each other, in the order in which they came, and not for those of other tenants.
 */
export class SlowReads {
  readonly #limits: SlowReadLimits;
  readonly #ofTenantMax: number;
  readonly #runningOf = new Map<string, number>();
  readonly #waiting = new Set<WaitingRead>();
  #running = 0;

  constructor(limits: SlowReadLimits) {
    this.#limits = limits;
    this.#ofTenantMax = Math.ceil(limits.max / 2);
  }

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /**
   * Runs a read when it is its turn.
   *
   * @throws DomainError `service_unavailable` if its turn does not come in time, and every error of the read.
   */
  async run<Result>(tenantId: string, read: () => Promise<Result>): Promise<Result> {
    if (this.#isFree(tenantId)) this.#change(tenantId, 1);
    else await this.#turn(tenantId);
    try {
      return await read();
    } finally {
      this.#change(tenantId, -1);
      this.#startNext();
    }
  }

  #turn(tenantId: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.#waiting.delete(read);
        reject(new DomainError('service_unavailable', 'Too many searches are in progress; try again shortly'));
      };
      const timer = setTimeout(giveUp, this.#limits.waitMsMax);
      const start = () => {
        clearTimeout(timer);
        resolve();
      };
      const read = { tenantId, start };
      this.#waiting.add(read);
    });
  }

  #startNext(): void {
    for (const read of this.#waiting) {
      if (!this.#isFree(read.tenantId)) continue;
      this.#waiting.delete(read);
      this.#change(read.tenantId, 1);
      read.start();
      return;
    }
  }

  #isFree(tenantId: string): boolean {
    return this.#running < this.#limits.max && (this.#runningOf.get(tenantId) ?? 0) < this.#ofTenantMax;
  }

  #change(tenantId: string, by: 1 | -1): void {
    const ofTenant = (this.#runningOf.get(tenantId) ?? 0) + by;
    this.#running += by;
    if (ofTenant === 0) this.#runningOf.delete(tenantId);
    else this.#runningOf.set(tenantId, ofTenant);
  }
}

interface WaitingRead {
  readonly tenantId: string;
  readonly start: () => void;
}
