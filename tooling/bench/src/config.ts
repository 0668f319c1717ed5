/** The parts of a run, each of which can be run alone. */
export const sectionNames = ['bulk', 'peers', 'import', 'start', 'lists'] as const;

export type SectionName = (typeof sectionNames)[number];

/** How much is measured. */
export interface Extent {
  readonly rounds: number;
  readonly sections: readonly SectionName[];
  /** How many connections write at a time, one after the other. */
  readonly connectionCounts: readonly number[];
  /** Batches of a hundred for each contender of the bulk section: first those that only warm it up. */
  readonly bulk: { readonly warmUp: number; readonly count: number };
  /** The same for the peers, which would take minutes for as many. */
  readonly peers: { readonly warmUp: number; readonly count: number };
  /** Customers in the CSV file. */
  readonly importCount: number;
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
  connectionCounts: [1, 4, 16],
  bulk: { warmUp: 64, count: 240 },
  peers: { warmUp: 8, count: 40 },
  importCount: 30_000,
  lists: { sizes: [10_000, 100_000, 1_000_000], requests: { forMs: 500, atLeast: 3, atMost: 50 } },
};

/** Shows that everything works, in seconds; its figures mean nothing. */
export const quick: Extent = {
  rounds: 1,
  // The peers would have to be fetched.
  sections: sectionNames.filter((name) => name !== 'peers'),
  connectionCounts: [16],
  bulk: { warmUp: 16, count: 16 },
  peers: { warmUp: 1, count: 4 },
  importCount: 500,
  lists: { sizes: [400], requests: { forMs: 0, atLeast: 2, atMost: 2 } },
};
