import { makeBulkWork } from '../bulk-work.js';
import { postgres } from '../databases/postgres.js';
import { sqlite } from '../databases/sqlite.js';
import type { Extent } from '../extent.js';
import type { Lab } from '../lab.js';
import { echoLimit } from '../limits/echo-limit.js';
import { postgresLimit } from '../limits/postgres-limit.js';
import { sqliteLimit } from '../limits/sqlite-limit.js';
import type { Contender } from '../measuring/contender.js';
import { documentRows } from '../rows/document-rows.js';
import { fieldRows } from '../rows/field-rows.js';
import { rollcallBulk } from './rollcall-bulk.js';

const forms = [fieldRows, documentRows];

/** Bulk create, and what the databases and HTTP would allow. */
export function bulkContenders(lab: Lab, { bulk, connectionCounts }: Extent): Contender[] {
  const work = makeBulkWork({ ...bulk, forms });
  const rollcall = [sqlite, postgres].map((kind) =>
    connectionCounts.map((connections) => rollcallBulk(lab, { kind, connections, work })),
  );
  return [
    ...forms.flatMap((form) => [1, 16].map((n) => sqliteLimit(lab, { form, batchesPerCommit: n, work }))),
    ...(rollcall[0] ?? []),
    echoLimit(lab, 16, work),
    ...(rollcall[1] ?? []),
    ...forms.flatMap((form) => connectionCounts.map((connections) => postgresLimit(lab, { form, connections, work }))),
  ];
}
