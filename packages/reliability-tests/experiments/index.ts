import { sqlite } from '../src/databases/sqlite.js';
import type { Experiment } from '../src/experiment.js';
import { killDuringBulkLoad } from './kill-during-bulk-load.js';

/** Every experiment, in the order of the table. */
export const experiments: readonly Experiment[] = [killDuringBulkLoad(sqlite)];
