import type { Logger } from 'pino';
import type { DeliveryQueue } from '../events/delivery-queue.ts';

/** How long deliveries are kept, in milliseconds: 30 days. */
const RETENTION_MS = 30 * 24 * 60 * 60 * 1000;

const INTERVAL_MS = 60 * 60 * 1000;

/**
 * Deletes old deliveries, now and every hour. A failure is logged, and the next hour tries again.
 *
 * @returns a function that stops it.
 */
export function purgeDeliveries(
  queue: Pick<DeliveryQueue, 'purge'>,
  { now, logger }: { readonly now: () => Date; readonly logger: Logger },
): () => void {
  const purge = () => {
    const before = new Date(now().getTime() - RETENTION_MS);
    queue.purge(before, now()).catch((error: unknown) => logger.warn({ err: error }, 'webhook deliveries not purged'));
  };
  purge();
  const timer = setInterval(purge, INTERVAL_MS).unref();
  return () => clearInterval(timer);
}
