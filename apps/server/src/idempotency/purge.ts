import type { Services } from '../services.ts';
import { RETENTION_MS } from './answer-once.ts';

const INTERVAL_MS = 60 * 60 * 1000;

/**
 * Deletes answers that are given no more, now and every hour. A failure is logged, and the next hour tries again.
 *
 * @returns ends it.
 */
export function purgeAnswers(services: Pick<Services, 'transact' | 'now' | 'logger'>): () => void {
  const purge = () => {
    deleteExpired(services).catch((error: unknown) => services.logger.warn({ err: error }, 'answers not purged'));
  };
  purge();
  const timer = setInterval(purge, INTERVAL_MS).unref();
  return () => clearInterval(timer);
}

function deleteExpired({ transact, now }: Pick<Services, 'transact' | 'now'>): Promise<void> {
  return transact(async ({ idempotency }) => {
    await idempotency.deleteCreatedBefore(new Date(now().getTime() - RETENTION_MS));
    return { result: undefined, commit: true };
  });
}
