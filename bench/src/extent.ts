import { type SectionName, sectionNames } from './sections/section-names.js';

/** How much is measured. */
export interface Extent {
  readonly rounds: number;
  readonly sections: readonly SectionName[];
  /** Batches of a hundred for each contender of the bulk section: first those that only warm it up. */
  readonly bulk: { readonly warmUp: number; readonly count: number };
}

/** What the published figures come from. */
export const full: Extent = { rounds: 5, sections: sectionNames, bulk: { warmUp: 96, count: 320 } };

/** Shows that everything works, in seconds; its figures mean nothing. */
export const quick: Extent = { rounds: 1, sections: sectionNames, bulk: { warmUp: 16, count: 16 } };
