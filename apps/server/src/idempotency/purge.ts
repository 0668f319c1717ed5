import type { Logger } from 'pino';
import { runHourly } from '../core/background-task.ts';
import type { AnswerLimit } from './answer-limit.ts';
import type { IdempotencyStore } from './idempotency-store.ts';
import { type IdempotencyDeps, RETENTION_MS } from './run-idempotent.ts';

type PurgeDeps = Pick<IdempotencyDeps<{ readonly idempotency: IdempotencyStore }>, 'transact' | 'now'>;

/**
 * Deletes expired answers and those beyond the limit of their tenant, now and every hour. A failure is logged, and the
 * next hour tries again.
 *
 * @returns a function that stops it.
 */
export function purgeAnswers(
  deps: PurgeDeps & { readonly logger: Logger; readonly answerLimit: AnswerLimit },
): () => void {
  const purge = () => {
    const deleted = deleteExpired(deps);
    void deps.answerLimit.enforceAll();
    return deleted;
  };
  return runHourly(purge, (err) => deps.logger.warn({ err }, 'answers not purged'));
}

function deleteExpired({ transact, now }: PurgeDeps): Promise<void> {
  return transact(async ({ idempotency }) => {
    await idempotency.deleteCreatedBefore(new Date(now().getTime() - RETENTION_MS));
    return { result: undefined, commit: true };
  });
}
