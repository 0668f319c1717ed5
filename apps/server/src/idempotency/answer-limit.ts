import type { Logger } from 'pino';
import type { IdempotencyStore } from './idempotency-store.ts';
import type { IdempotencyDeps } from './run-idempotent.ts';

/** The bytes that the stored answers of a tenant may have: 64 MiB. */
const TENANT_BYTES_MAX = 64 * 1024 * 1024;

/** An eighth more may be stored before the oldest answers are deleted, so that this is not done for each new one. */
const SLACK = 8;

type LimitDeps = Pick<IdempotencyDeps<{ readonly idempotency: IdempotencyStore }>, 'transact'> & {
  readonly logger: Logger;
};

/** Limits the stored answers of each tenant: beyond the limit, the oldest expire early. */
export class AnswerLimit {
  readonly #deps: LimitDeps;
  readonly #bytesMax: number;
  /** The bytes that this process has stored since it last deleted answers, by tenant. */
  readonly #bytes = new Map<string, number>();

  /** @param bytesMax default: {@link TENANT_BYTES_MAX}. */
  constructor(deps: LimitDeps, bytesMax = TENANT_BYTES_MAX) {
    this.#deps = deps;
    this.#bytesMax = bytesMax;
  }

  /** Counts an answer that is about to be stored. If it is necessary, old ones are deleted in the background. */
  add(tenantId: string, bytes: number): void {
    const sum = (this.#bytes.get(tenantId) ?? 0) + bytes;
    const isDue = sum > this.#bytesMax / SLACK;
    if (isDue) this.#bytes.delete(tenantId);
    else this.#bytes.set(tenantId, sum);
    if (isDue) void this.#enforce((idempotency) => idempotency.deleteOldest(tenantId, this.#bytesMax));
  }

  /** Enforces the limit for every tenant. A failure is logged. */
  enforceAll(): Promise<void> {
    return this.#enforce(async (idempotency) => {
      for (const tenantId of await idempotency.findTenantsAbove(this.#bytesMax)) {
        await idempotency.deleteOldest(tenantId, this.#bytesMax);
      }
    });
  }

  #enforce(work: (idempotency: IdempotencyStore) => Promise<void>): Promise<void> {
    const { transact, logger } = this.#deps;
    const done = transact(async ({ idempotency }) => ({ result: await work(idempotency), commit: true }));
    return done.catch((error: unknown) => logger.warn({ err: error }, 'answers beyond the limit not deleted'));
  }
}
