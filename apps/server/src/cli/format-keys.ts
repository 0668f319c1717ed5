import type { ApiKeyRecord } from '../api-keys/api-key-store.ts';

const columns: Readonly<Record<string, (record: ApiKeyRecord) => string>> = {
  ID: ({ id }) => id,
  TENANT: ({ tenant }) => tenant.name,
  KEY: ({ prefix }) => (prefix === null ? '' : `${prefix}…`),
  CREATED: ({ createdAt }) => toMinute(createdAt),
  'LAST USED': ({ lastUsedAt }) => toMinute(lastUsedAt),
  REVOKED: ({ revokedAt }) => toMinute(revokedAt),
  LABEL: ({ label }) => label ?? '',
};

/** The keys as a table, for people. */
export function formatKeys(records: readonly ApiKeyRecord[]): string {
  const rows = [Object.keys(columns), ...records.map((record) => Object.values(columns).map((cell) => cell(record)))];
  const widths = Object.keys(columns).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return rows.map((row) => `${line(row).trimEnd()}\n`).join('');
}

/** A moment in UTC; a dash where it has not come. */
function toMinute(moment: Date | null): string {
  return moment === null ? '-' : `${moment.toISOString().slice(0, 16)}Z`;
}
