/** The parts of a run. Each can run alone. */
export const sectionNames = [
  'bulk',
  'ablations',
  'webhooks',
  'peers',
  'import',
  'start',
  'everyday',
  'lists',
  'readers',
] as const;

export type SectionName = (typeof sectionNames)[number];

/** How much a run measures. */
export interface BenchmarkConfig {
  readonly rounds: number;
  readonly sections: readonly SectionName[];
  /** The numbers of connections to measure, one after another. */
  readonly connectionCounts: readonly number[];
  /** Batches of a hundred for each contender: first those that only warm it up. */
  readonly bulk: { readonly warmUp: number; readonly count: number };
  /** The same for the peers, which are slower. */
  readonly peers: { readonly warmUp: number; readonly count: number };
  readonly everyday: EverydayConfig;
  /** Customers in the CSV file. */
  readonly importCount: number;
  readonly lists: ListsConfig;
  /** The number of stored customers, and how long a round reads. */
  readonly readers: { readonly size: number; readonly forMs: number };
}

interface EverydayConfig {
  readonly connectionCounts: readonly number[];
  /** Batches of a hundred customers that are stored before the requests. */
  readonly storedBatches: number;
  /** Requests of each kind: first those that only warm the server up. */
  readonly warmUp: number;
  readonly count: number;
}

export interface ListsConfig {
  /** The numbers of stored customers, in ascending order. */
  readonly sizes: readonly number[];
  /** How often a round sends a request: for this time, but at least and at most this often. */
  readonly requests: { readonly forMs: number; readonly atLeast: number; readonly atMost: number };
}

/** The configuration of the published results. */
export const full: BenchmarkConfig = {
  rounds: 5,
  sections: sectionNames,
  connectionCounts: [1, 4, 16],
  bulk: { warmUp: 64, count: 240 },
  peers: { warmUp: 8, count: 40 },
  everyday: { connectionCounts: [1, 16], storedBatches: 20, warmUp: 1_000, count: 4_000 },
  importCount: 30_000,
  lists: { sizes: [10_000, 100_000, 1_000_000], requests: { forMs: 500, atLeast: 3, atMost: 50 } },
  readers: { size: 5_000_000, forMs: 20_000 },
};

/** Shows within a minute that everything works. Its results mean nothing. */
export const quick: BenchmarkConfig = {
  rounds: 1,
  // The peers would have to be downloaded, and the readers need a database that takes minutes to fill.
  sections: sectionNames.filter((name) => name !== 'peers' && name !== 'readers'),
  connectionCounts: [16],
  bulk: { warmUp: 16, count: 16 },
  peers: { warmUp: 1, count: 4 },
  everyday: { connectionCounts: [16], storedBatches: 1, warmUp: 16, count: 64 },
  importCount: 500,
  lists: { sizes: [400], requests: { forMs: 0, atLeast: 2, atMost: 2 } },
  readers: { size: 20_000, forMs: 500 },
};
