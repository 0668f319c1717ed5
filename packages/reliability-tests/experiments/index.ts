import { postgres } from '../src/databases/postgres.js';
import { sqlite } from '../src/databases/sqlite.js';
import { fileSizeLimit } from '../src/disks/file-size-limit.js';
import { tmpfs } from '../src/disks/tmpfs.js';
import type { Experiment } from '../src/experiment.js';
import { diskFull } from './disk-full.js';
import { hugeBodiesExperiment } from './huge-bodies.js';
import { identicalRequests } from './identical-requests.js';
import { killDuringBulkLoad } from './kill-during-bulk-load.js';
import { lostDatabaseConnections } from './lost-database-connections.js';
import { malformedRequests } from './malformed-requests.js';
import { slowSockets } from './slow-sockets.js';
import { soak } from './soak.js';
import { stopUnderLoad } from './stop-under-load.js';
import { twoServersOnOneFile } from './two-servers-on-one-file.js';

/** Every experiment, in the order of the table. */
export const experiments: readonly Experiment[] = [
  killDuringBulkLoad(sqlite),
  killDuringBulkLoad(postgres),
  identicalRequests(sqlite, 1),
  identicalRequests(postgres, 3),
  lostDatabaseConnections,
  twoServersOnOneFile,
  diskFull(tmpfs),
  diskFull(fileSizeLimit),
  malformedRequests,
  stopUnderLoad,
  hugeBodiesExperiment,
  slowSockets,
  soak,
];
