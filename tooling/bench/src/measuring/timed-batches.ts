import { batchSize } from '../work/customers.ts';
import { type Metrics, percentile } from './results.ts';

export interface TimedBatches<Batch> {
  /** Batches that are written together. */
  readonly groups: readonly (readonly Batch[])[];
  /** How many groups are in progress at a time. */
  readonly concurrency: number;
  /** Writes one group. `lane` counts from 0 up to, but not including, the concurrency. */
  readonly write: (group: readonly Batch[], lane: number) => Promise<void> | void;
}

/** Writes all groups and measures the speed. Each lane takes the next remaining group. */
export async function timeBatches<Batch>({ groups, concurrency, write }: TimedBatches<Batch>): Promise<Metrics> {
  const times: number[] = [];
  const left = groups.values();
  const workLane = async (lane: number): Promise<void> => {
    for (const group of left) {
      const startedAt = performance.now();
      await write(group, lane);
      times.push(performance.now() - startedAt);
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: concurrency }, (_, lane) => workLane(lane)));
  const seconds = (performance.now() - startedAt) / 1000;
  const cps = (groups.flat().length * batchSize) / seconds;
  return { cps, p50: percentile(times, 50), p99: percentile(times, 99) };
}
