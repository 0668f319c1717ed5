import { postgres } from '../src/databases/postgres.ts';
import { fileSizeLimit, tmpfs } from '../src/databases/small-disk.ts';
import { sqlite } from '../src/databases/sqlite.ts';
import type { Experiment } from '../src/experiment.ts';
import { costlyRequests } from './costly-requests.ts';
import { diskFull } from './disk-full.ts';
import { hugeBodiesExperiment } from './huge-bodies.ts';
import { identicalRequests } from './identical-requests.ts';
import { killDuringBulkLoad } from './kill-during-bulk-load.ts';
import { lostDatabaseConnections } from './lost-database-connections.ts';
import { lostPrimary } from './lost-primary.ts';
import { malformedRequests } from './malformed-requests.ts';
import { readOnlyDatabase } from './read-only-database.ts';
import { shuffledUpserts } from './shuffled-upserts.ts';
import { slowReaders } from './slow-readers.ts';
import { slowSockets } from './slow-sockets.ts';
import { soak } from './soak.ts';
import { stopUnderLoad } from './stop-under-load.ts';
import { twoServersOnOneFile } from './two-servers-on-one-file.ts';
import { webhooksBurst } from './webhooks-burst.ts';
import { webhooksKillPostgres, webhooksKillSqlite } from './webhooks-kill.ts';
import { webhooksReceivers, webhooksShared } from './webhooks-receivers.ts';

/** Those that `npm test` runs, in seconds: kills and a stop. The tests of the server have a kill of their own on SQLite. */
export const experimentsOfEveryRun: readonly Experiment[] = [
  killDuringBulkLoad(postgres),
  webhooksKillSqlite,
  stopUnderLoad,
];

/** Every experiment. */
export const experiments: readonly Experiment[] = [
  ...experimentsOfEveryRun,
  killDuringBulkLoad(sqlite),
  identicalRequests(sqlite, 1),
  identicalRequests(postgres, 3),
  shuffledUpserts,
  lostDatabaseConnections,
  readOnlyDatabase,
  lostPrimary,
  malformedRequests,
  twoServersOnOneFile,
  diskFull(tmpfs),
  diskFull(fileSizeLimit),
  webhooksKillPostgres,
  webhooksReceivers,
  webhooksShared,
  webhooksBurst,
  hugeBodiesExperiment,
  costlyRequests,
  slowReaders,
  slowSockets,
  soak,
];
