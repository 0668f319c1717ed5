import { Client } from 'undici';
import { batchSize } from '../work/customers.ts';
import { type Metrics, percentile } from './results.ts';

/** The target of the batches, and how to recognize a complete success. */
export interface BulkTarget {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether an answer with status 200 acknowledges the whole batch. */
  readonly acknowledges: (answer: string) => boolean;
}

/** Sends batches over several connections. Each sends its next batch when it has the answer to the last one. */
export class BulkClient {
  readonly #target: BulkTarget;
  readonly #connections: readonly Client[];

  constructor(target: BulkTarget, connections: number) {
    this.#target = target;
    this.#connections = Array.from({ length: connections }, () => new Client(target.url.origin));
  }

  /** @throws Error if a batch is not acknowledged as a whole. */
  async send(bodies: readonly Buffer[]): Promise<Metrics> {
    return timeBatches({
      groups: bodies.map((body) => [body]),
      concurrency: this.#connections.length,
      write: ([body], lane) => this.#sendOne(this.#connections[lane] as Client, body as Buffer),
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#connections.map((connection) => connection.close()));
  }

  async #sendOne(connection: Client, body: Buffer): Promise<void> {
    const { url, headers, acknowledges } = this.#target;
    const path = url.pathname + url.search;
    const answer = await connection.request({ method: 'POST', path, headers, body });
    const text = await answer.body.text();
    if (answer.statusCode === 200 && acknowledges(text)) return;
    throw new Error(`${url} answered ${answer.statusCode}: ${text.slice(0, 500)}`);
  }
}

/** `1 connection`, `16 connections` */
export function describeConnections(connections: number): string {
  return `${connections} connection${connections === 1 ? '' : 's'}`;
}

export interface TimedBatches<Batch> {
  /** Batches that are written together. */
  readonly groups: readonly (readonly Batch[])[];
  /** How many groups are in progress at a time. */
  readonly concurrency: number;
  /** Writes one group. `lane` counts from 0 up to, but not including, the concurrency. */
  readonly write: (group: readonly Batch[], lane: number) => Promise<void> | void;
}

/** Writes all groups and measures the speed. */
export async function timeBatches<Batch>({ groups, concurrency, write }: TimedBatches<Batch>): Promise<Metrics> {
  const { perSecond, p50, p99 } = await timeWork(groups, concurrency, write);
  return { cps: (perSecond * groups.flat().length * batchSize) / groups.length, p50, p99 };
}

/** Does all pieces of work, several at a time, and measures the speed. Each lane takes the next remaining piece. */
export async function timeWork<Piece>(
  pieces: readonly Piece[],
  concurrency: number,
  work: (piece: Piece, lane: number) => Promise<void> | void,
): Promise<{ readonly perSecond: number; readonly p50: number; readonly p99: number }> {
  const times: number[] = [];
  const left = pieces.values();
  const workLane = async (lane: number): Promise<void> => {
    for (const piece of left) {
      const startedAt = performance.now();
      await work(piece, lane);
      times.push(performance.now() - startedAt);
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: concurrency }, (_, lane) => workLane(lane)));
  const seconds = (performance.now() - startedAt) / 1000;
  return { perSecond: pieces.length / seconds, p50: percentile(times, 50), p99: percentile(times, 99) };
}
