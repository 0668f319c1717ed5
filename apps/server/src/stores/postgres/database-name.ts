/** What to call a database when speaking to the operator: its name and where it is, without user and password. */
export function databaseName(url: string): string {
  const { hostname, pathname, port, searchParams, username } = new URL(url);
  // Without a name, the driver takes that of the user; without a host, this machine.
  const name = pathname.slice(1) || username;
  const host = hostname || searchParams.get('host') || 'localhost';
  return `${name} on ${host}:${port || '5432'}`;
}
