import { join } from 'node:path';
import Libsql from 'libsql';
import { type Database, type DatabaseKind, durabilitySafeguards } from './database.ts';

/** A file in a folder of the experiment's own. */
export const sqlite: DatabaseKind = {
  name: 'SQLite',
  durabilitySafeguards: durabilitySafeguards('sqlite'),
  create: async (environment) => sqliteFile(await environment.newFolder()),
};

export interface SqliteFile extends Database {
  /** Absolute path. */
  readonly file: string;
}

/** The database of a folder. The first server that uses it creates the file. */
export function sqliteFile(folder: string): SqliteFile {
  const file = join(folder, 'rollcall.db');
  return {
    file,
    variables: { DATABASE_URL: `sqlite:${file}` },
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
