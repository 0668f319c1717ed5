import { batchSize } from '../work/customers.ts';
import { type Figures, percentile } from './results.ts';

export interface TimedBatches<Batch> {
  /** What is written at once: batches that belong together. */
  readonly groups: readonly (readonly Batch[])[];
  /** How many groups are under way at a time. */
  readonly concurrency: number;
  /** `lane` is the number of the one that does the work, from 0 up to the concurrency. */
  readonly write: (group: readonly Batch[], lane: number) => Promise<void> | void;
}

/** Works off the groups, each lane taking the next one that is left, and says how fast that was. */
export async function timeBatches<Batch>({ groups, concurrency, write }: TimedBatches<Batch>): Promise<Figures> {
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
