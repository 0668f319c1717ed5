import { type CodeChange, copyServerBuild } from '@rollcall/test-environment';
import type { DatabaseKind } from '../databases/database.ts';
import { postgres } from '../databases/postgres.ts';
import { sqlite } from '../databases/sqlite.ts';
import type { Contender } from '../measuring/alternate.ts';
import type { BenchmarkConfig } from '../measuring/config.ts';
import type { BenchEnvironment } from '../measuring/environment.ts';
import { serverEntry } from '../measuring/rollcall-server.ts';
import { makeBulkWork } from '../work/bulk-work.ts';
import { rollcallBulk, rollcallBulkName } from './bulk.ts';

/** A part of the server, measured by the ratio of a server with it to one without it. */
export interface Ablation {
  readonly part: string;
  readonly kind: DatabaseKind;
  /** Default: the server as it is built. */
  readonly with?: ServerVariant;
  readonly without: ServerVariant;
}

/** A copy of the server with changed code. */
export interface ServerVariant {
  readonly name: string;
  readonly changes: readonly CodeChange[];
}

/** Bulk create on copies of the server without a part of it, beside the server as it is built. */
export function ablationContenders(
  environment: BenchEnvironment,
  { bulk, connectionCounts }: BenchmarkConfig,
): Contender[] {
  const work = makeBulkWork(bulk);
  const entryOf = variantEntries(environment);
  return ablations.flatMap(({ kind, with: whole, without }) =>
    [whole, without].flatMap((variant) =>
      connectionCounts.map((connections) => {
        const options = { kind, connections, work };
        if (variant === undefined) return rollcallBulk(environment, options);
        return rollcallBulk(environment, { ...options, variant: variant.name, entry: () => entryOf(variant) });
      }),
    ),
  );
}

/** The contenders that an ablation compares. */
export function ablationNames({ kind, with: whole, without }: Ablation, connections: number) {
  const nameOf = (variant: ServerVariant | undefined) =>
    rollcallBulkName(kind, connections, { variant: variant?.name });
  return { with: nameOf(whole), without: nameOf(without) };
}

/** Copies each variant once. @returns a function from a variant to its `main.js`. */
export function variantEntries(environment: BenchEnvironment): (variant: ServerVariant) => Promise<string> {
  const entries = new Map<ServerVariant, Promise<string>>();
  return (variant) => {
    const entry = entries.get(variant) ?? copyVariant(environment, variant);
    entries.set(variant, entry);
    return entry;
  };
}

async function copyVariant(environment: BenchEnvironment, { changes }: ServerVariant): Promise<string> {
  return copyServerBuild(serverEntry, changes, await environment.newFolder());
}

const commitPerInsert: ServerVariant = {
  name: 'a commit per insert',
  changes: [
    { code: 'const insertsMax = 16;', replacement: 'const insertsMax = 1;' },
    { code: 'const insertsMaxWhileOthersWait = 4;', replacement: 'const insertsMaxWhileOthersWait = 1;' },
  ],
};

/** As on a disk that takes this long to flush. It sleeps in the database's thread, where the flush would block. */
const commitMs = 5;
const slowCommit: ServerVariant = {
  name: `commits take ${commitMs} ms more`,
  changes: [
    {
      code: '#execute({ sql, parameters }) {',
      replacement: `#execute({ sql, parameters }) {
        if (sql === 'commit') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${commitMs});`,
    },
  ],
};

const slowCommitPerInsert: ServerVariant = {
  name: `${commitPerInsert.name}, ${slowCommit.name}`,
  changes: [...commitPerInsert.changes, ...slowCommit.changes],
};

const noCommitMarker: ServerVariant = {
  name: 'no commit recovery',
  changes: [{ code: "if (settings.accessMode === 'read only')", replacement: 'if (true)' }],
};

/** A trigger counts and indexes each customer at once, so that the backlog stays empty. */
const sqliteIndexedInInsert: ServerVariant = {
  name: 'indexed in the insert',
  changes: [
    {
      code: 'create trigger customer_search_after_delete after delete on customers',
      replacement: `create trigger customer_search_after_insert after insert on customers begin
        insert into customer_counts values (new.tenant_id, new.archived_at is not null, new.customer_type, 1)
        on conflict do update set count = count + 1;
        insert into customer_search (rowid, search_text) values (new.number, new.search_text);
        update customer_digest set digested_to = new.number;
      end\`.execute(db);
    await sql \`create trigger customer_search_after_delete after delete on customers`,
    },
  ],
};

/** The insert fills the index in place of the backlog. */
const postgresIndexedInInsert: ServerVariant = {
  name: 'indexed in the insert',
  changes: [
    {
      code: 'id, archived_at, customer_type\n  ), counted',
      replacement: 'search_text, id, archived_at, customer_type\n  ), counted',
    },
    {
      code: `insert into customers_to_digest (tenant_id, ids)
    select $1::text, array_agg(id) from inserted having count(*) > 0`,
      replacement: `insert into customer_search (tenant_id, id, search_text)
    select $1::text, id, search_text from inserted`,
    },
  ],
};

/** The machinery that has to be worth its code, in the order of the report. */
export const ablations: readonly Ablation[] = [
  { part: 'group commit', kind: sqlite, without: commitPerInsert },
  {
    part: `group commit, with ${commitMs} ms more per commit`,
    kind: sqlite,
    with: slowCommit,
    without: slowCommitPerInsert,
  },
  { part: 'search index backlog', kind: sqlite, without: sqliteIndexedInInsert },
  { part: 'search index backlog', kind: postgres, without: postgresIndexedInInsert },
  { part: 'commit recovery', kind: postgres, without: noCommitMarker },
];
