/** What is measured of something, by the name of the figure. */
export type Figures = Readonly<Partial<Record<FigureName, number>>>;

export type FigureName = keyof typeof figureUnits;

/** Every figure with its unit. */
export const figureUnits = {
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
