import { type SectionName, sectionNames } from './sections/section-names.js';

/** How much is measured. */
export interface Extent {
  readonly rounds: number;
  readonly sections: readonly SectionName[];
  /** Batches of a hundred for each contender of the bulk section: first those that only warm it up. */
  readonly bulk: { readonly warmUp: number; readonly count: number };
  readonly lists: ListsExtent;
}

export interface ListsExtent {
  /** How many customers there are, from few to many. */
  readonly sizes: readonly number[];
  /** How often a request is sent in a round: until the time is over, but at least and at most so often. */
  readonly requests: { readonly forMs: number; readonly atLeast: number; readonly atMost: number };
}

/** What the published figures come from. */
export const full: Extent = {
  rounds: 5,
  sections: sectionNames,
  bulk: { warmUp: 96, count: 320 },
  lists: { sizes: [10_000, 100_000, 1_000_000], requests: { forMs: 500, atLeast: 3, atMost: 50 } },
};

/** Shows that everything works, in seconds; its figures mean nothing. */
export const quick: Extent = {
  rounds: 1,
  sections: sectionNames,
  bulk: { warmUp: 16, count: 16 },
  lists: { sizes: [200, 400, 1_000], requests: { forMs: 0, atLeast: 2, atMost: 2 } },
};
