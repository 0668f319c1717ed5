import { join } from 'node:path';
import Libsql from 'libsql';
import type { Database, DatabaseKind } from './database.js';

/** A file in a folder of the experiment's own. */
export const sqlite: DatabaseKind = {
  name: 'SQLite',
  durabilityGuards: [
    {
      name: 'answers after the commit',
      file: 'stores/sqlite/in-transaction.js',
      code: 'return withDomainFailures(() => db.transaction().execute(work));',
      replacement: `return new Promise((resolve, reject) => {
        db.transaction().execute(async (transaction) => {
          resolve(await work(transaction));
          await new Promise((later) => setTimeout(later, 10));
        }).catch(reject);
      });`,
      breaks: 'acknowledged customers lost',
    },
    {
      name: 'keys and email addresses are unique indexes',
      file: 'stores/sqlite/migrations/0001-tenants-keys-customers.js',
      code: `create unique index customers_by_key on customers (tenant_id, customer_key)\`.execute(db);
    await sql \`create unique index`,
      replacement: `create index customers_by_key on customers (tenant_id, customer_key)\`.execute(db);
    await sql \`create index`,
      breaks: 'customers duplicated',
    },
  ],
  create: async (lab) => sqliteFile(await lab.newFolder()),
};

export interface SqliteFile extends Database {
  /** Absolute path. */
  readonly file: string;
}

/** The database of a folder. The first server that uses it makes the file. */
export function sqliteFile(folder: string): SqliteFile {
  const file = join(folder, 'rollcall.db');
  return {
    file,
    environment: { DATABASE_URL: `sqlite:${file}` },
    faults: async () => integrityFaults(file),
  };
}

/** @see https://www.sqlite.org/pragma.html#pragma_integrity_check */
function integrityFaults(file: string): string[] {
  const connection = new Libsql(file);
  const rows = connection.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[];
  connection.close();
  return rows.map((row) => row.integrity_check).filter((result) => result !== 'ok');
}
