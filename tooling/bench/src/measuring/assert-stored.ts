import type { Database } from '../databases/database.ts';

/** @throws Error unless a table has exactly the rows that were acknowledged. */
export async function assertStored(database: Database, table: string, acknowledged: number): Promise<void> {
  const stored = await database.countRows(table);
  if (stored !== acknowledged) throw new Error(`${acknowledged} rows were acknowledged, and ${table} has ${stored}`);
}
