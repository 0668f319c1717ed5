import type { Logger } from 'pino';
import { runHourly } from '../core/background-task.ts';
import type { DeliveryQueue } from '../events/delivery-queue.ts';

/** How long deliveries are kept, in milliseconds: 30 days. */
const RETENTION_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Deletes old deliveries, now and every hour. A failure is logged, and the next hour tries again.
 *
 * @returns a function that stops it.
 */
export function purgeDeliveries(
  queue: Pick<DeliveryQueue, 'purge'>,
  { now, logger }: { readonly now: () => Date; readonly logger: Logger },
): () => void {
  const purge = () => queue.purge(new Date(now().getTime() - RETENTION_MS), now());
  return runHourly(purge, (err) => logger.warn({ err }, 'webhook deliveries not purged'));
}
