import { makeBulkWork } from '../bulk-work.ts';
import { postgres } from '../databases/postgres.ts';
import { sqlite } from '../databases/sqlite.ts';
import type { Extent } from '../extent.ts';
import type { Lab } from '../lab.ts';
import { echoLimit } from '../limits/echo-limit.ts';
import { postgresLimit } from '../limits/postgres-limit.ts';
import { sqliteLimit } from '../limits/sqlite-limit.ts';
import type { Contender } from '../measuring/contender.ts';
import { documentRows } from '../rows/document-rows.ts';
import { fieldRows } from '../rows/field-rows.ts';
import { rollcallBulk } from './rollcall-bulk.ts';

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
