/** All results of a run: one value per contender, metric and round. */
export class Results {
  readonly #rounds = new Map<string, Metrics[]>();

  record(contender: string, metrics: Metrics): void {
    for (const [metric, value] of Object.entries(metrics)) {
      if (!Number.isFinite(value)) throw new Error(`${contender}: ${metric} is ${value}`);
    }
    this.#rounds.set(contender, [...(this.#rounds.get(contender) ?? []), metrics]);
  }

  /** In the order of their first measurement. */
  get contenders(): readonly string[] {
    return [...this.#rounds.keys()];
  }

  /** One value per round; empty if the metric was not measured. */
  values(contender: string, metric: MetricName): readonly number[] {
    const values = (this.#rounds.get(contender) ?? []).map((metrics) => metrics[metric]);
    return values.filter((value) => value !== undefined);
  }

  spread(contender: string, metric: MetricName): Spread | undefined {
    return spread(this.values(contender, metric));
  }

  /** The spread of the ratios within each round, so that a slow round is slow in both. */
  ratio(of: string, over: string, metric: MetricName, metricOfOther = metric): Spread | undefined {
    const denominators = this.values(over, metricOfOther);
    const numerators = this.values(of, metric);
    if (numerators.length !== denominators.length) return undefined;
    return spread(numerators.map((value, round) => value / (denominators[round] as number)));
  }
}

/** The metrics of one contender in one round. */
export interface Metrics {
  /** Customers per second. */
  readonly cps?: number;
  /** Requests per second. */
  readonly rps?: number;
  /** The processor time of the server's process for each request, in milliseconds. */
  readonly cpuMs?: number;
  /** The same for a batch of customers, with the processes of the database. */
  readonly batchCpuMs?: number;
  /** The size of the database file, in MB. */
  readonly fileMb?: number;
  /** Percentiles of the time from sending a request until its complete answer, in milliseconds. */
  readonly p50?: number;
  readonly p99?: number;
  /** The event-loop delay by Node's own measure, which includes its interval of 10 ms, in milliseconds. */
  readonly loopDelayP99?: number;
  /** In MB. */
  readonly rssIdle?: number;
  /** The largest value under load, in MB. */
  readonly rssMax?: number;
  /** The median time of requests that are sent one after another, in milliseconds. */
  readonly answer?: number;
  /** From the start of the process until it prints its address, in milliseconds. */
  readonly startUp?: number;
}

export type MetricName = keyof Metrics;

/** The median and the range of a few values. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** @returns `undefined` if there are no values. */
export function spread(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined;
  return { median: percentile(values, 50), min: Math.min(...values), max: Math.max(...values) };
}

/**
 * The value that `percent` of the values do not exceed, by nearest rank. The median of an even number of values is the
 * mean of the two in the middle.
 *
 * @throws RangeError if there are no values.
 */
export function percentile(values: readonly number[], percent: number): number {
  if (values.length === 0) throw new RangeError('nothing was measured');
  const sorted = values.toSorted((a, b) => a - b);
  const at = (rank: number): number => sorted[Math.max(0, rank - 1)] as number;
  const rank = (percent / 100) * sorted.length;
  if (percent === 50 && Number.isInteger(rank)) return (at(rank) + at(rank + 1)) / 2;
  return at(Math.ceil(rank));
}
