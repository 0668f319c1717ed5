import type { ImportProgress } from '../../src/index.ts';

/** The counts before the first customer. */
export const NOTHING: ImportProgress = {
  total: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  failed: 0,
  unknown: 0,
};
