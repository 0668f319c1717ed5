import type { StartPostgresOptions } from '../test-postgres.ts';

/** The configuration file of one server: what its options say, but for where it listens, which its URL says. */
export function serverSettings(port: number, socketDirectory: string, options: StartPostgresOptions): string {
  const settings = {
    ...(options.fsync === false && { fsync: false, synchronous_commit: false, full_page_writes: false }),
    ...options.settings,
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: socketDirectory,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${quoted(String(value))}\n`)
    .join('');
}

/** @see https://www.postgresql.org/docs/current/config-setting.html#CONFIG-SETTING-NAMES-VALUES */
function quoted(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll('\n', '\\n')}'`;
}
