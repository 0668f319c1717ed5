/** Everything that was measured in a run: for each contender and figure one value per round. */
export class Results {
  readonly #rounds = new Map<string, Figures[]>();

  record(contender: string, figures: Figures): void {
    for (const [figure, value] of Object.entries(figures)) {
      if (!Number.isFinite(value)) throw new Error(`${contender}: ${figure} is ${value}`);
    }
    this.#rounds.set(contender, [...(this.#rounds.get(contender) ?? []), figures]);
  }

  /** In the order in which they were first measured. */
  get contenders(): readonly string[] {
    return [...this.#rounds.keys()];
  }

  /** One value per round; empty where it was not measured. */
  values(contender: string, figure: FigureName): readonly number[] {
    const values = (this.#rounds.get(contender) ?? []).map((figures) => figures[figure]);
    return values.filter((value) => value !== undefined);
  }

  spread(contender: string, figure: FigureName): Spread | undefined {
    return spread(this.values(contender, figure));
  }

  /** Of the quotients within each round: what changes from round to round is in both of them. */
  ratio(of: string, over: string, figure: FigureName, figureOfOther = figure): Spread | undefined {
    const denominators = this.values(over, figureOfOther);
    const numerators = this.values(of, figure);
    if (numerators.length !== denominators.length) return undefined;
    return spread(numerators.map((value, round) => value / (denominators[round] as number)));
  }
}

/** What is measured of something, by the name of the figure. */
export type Figures = Readonly<Partial<Record<FigureName, number>>>;

export type FigureName = keyof typeof figureUnits;

/** Every figure with its unit. */
const figureUnits = {
  /** Customers per second. */
  cps: 'customers/s',
  /** Of the time from sending a batch or a request until its whole answer is there. */
  p50: 'ms',
  p99: 'ms',
  /** The longest time that the process held others up; Node's own measure, which counts its interval of 10 ms in. */
  loopDelayP99: 'ms',
  rssIdle: 'MB',
  /** The largest that was seen under load. */
  rssMax: 'MB',
  /** Of the answers to a request, sent one after the other: the median. */
  answer: 'ms',
  /** From the start of the process until it says that it listens. */
  startUp: 'ms',
} as const;

/** The median of a few values, and how far they lie apart. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** @returns `undefined` where there are no values. */
export function spread(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined;
  return { median: percentile(values, 50), min: Math.min(...values), max: Math.max(...values) };
}

/**
 * The value that `percent` of the values do not exceed: the nearest rank, but for the median of an even number, which
 * lies between the two in the middle.
 *
 * @throws RangeError where there are no values.
 */
export function percentile(values: readonly number[], percent: number): number {
  if (values.length === 0) throw new RangeError('nothing was measured');
  const sorted = values.toSorted((a, b) => a - b);
  const at = (rank: number): number => sorted[Math.max(0, rank - 1)] as number;
  const rank = (percent / 100) * sorted.length;
  if (percent === 50 && Number.isInteger(rank)) return (at(rank) + at(rank + 1)) / 2;
  return at(Math.ceil(rank));
}
