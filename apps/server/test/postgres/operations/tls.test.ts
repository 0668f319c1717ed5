import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { resolveCommitOutcome } from '../../../src/storage/postgres/connection/commit-recovery.ts';
import { openPostgresDatabase } from '../../../src/storage/postgres/open.ts';
import { execute } from '../../support/open-postgres.ts';
import { runServer } from '../../support/server-process.ts';
import { makeTemporaryFolder, temporaryFolder } from '../../support/temporary-folder.ts';
import { startTlsPostgres, type TlsPostgres, tlsProblem } from '../../support/tls-postgres.ts';

if (tlsProblem !== undefined) console.log(`skipped: ${tlsProblem}`);

/** Node 24 adds an advice for authorities of the system. */
const selfSigned = /self-signed certificate(?:; if the root CA .+)?\.$/;

describe.skipIf(tlsProblem !== undefined)('PostgreSQL with TLS', () => {
  let postgres: TlsPostgres;

  beforeAll(async () => {
    const folder = await makeTemporaryFolder();
    postgres = await startTlsPostgres(folder.path);
    return folder.remove;
  });

  afterAll(() => postgres?.stop());

  /** The URL of the server, by the name in its certificate or by its address, with files of the test for their names. */
  function urlWith(host: string, query: string): string {
    const url = Object.assign(new URL(postgres.url), { hostname: host });
    const { certificate, otherCertificate, client } = postgres;
    const files = {
      CERTIFICATE: certificate,
      OTHER: otherCertificate,
      CLIENT_CERT: client.cert,
      CLIENT_KEY: client.key,
    };
    const search = query.replaceAll(/[A-Z_]{5,}/g, (name) => encodeURIComponent(files[name as keyof typeof files]));
    return `${url.href}?${search}`;
  }

  async function open(url: string): Promise<void> {
    const opened = await openPostgresDatabase({ url, poolMax: 2, onConnectionLost: () => {} });
    onTestFinished(() => opened.close());
    await opened.check();
    const { rows } = await opened.pool.query<{ ssl: boolean }>(
      'select ssl from pg_stat_ssl where pid = pg_backend_pid()',
    );
    expect(rows).toEqual([{ ssl: true }]);
    const marker = { rowId: 'of-nobody', number: 1 };
    expect(await resolveCommitOutcome(opened.pool.options, marker)).toBe('aborted');
  }

  test.each([
    { host: '127.0.0.1', query: 'sslmode=require', meaning: 'encrypts without verification' },
    { host: '127.0.0.1', query: 'sslmode=no-verify', meaning: 'encrypts without verification' },
    { host: '127.0.0.1', query: 'sslmode=prefer', meaning: 'encrypts without verification' },
    { host: '127.0.0.1', query: 'sslmode=require&sslrootcert=CERTIFICATE', meaning: 'verifies the authority' },
    { host: '127.0.0.1', query: 'sslmode=verify-ca&sslrootcert=CERTIFICATE', meaning: 'does not verify the name' },
    { host: 'localhost', query: 'sslmode=verify-full&sslrootcert=CERTIFICATE', meaning: 'verifies the name' },
    { host: 'localhost', query: 'sslrootcert=CERTIFICATE', meaning: 'verifies the name' },
    {
      host: 'localhost,localhost',
      query: 'sslmode=verify-full&sslrootcert=CERTIFICATE',
      meaning: 'does the same for several hosts',
    },
    {
      host: '127.0.0.1',
      query: 'user=certified&sslmode=require&sslcert=CLIENT_CERT&sslkey=CLIENT_KEY',
      meaning: 'shows the certificate of a client instead of a password',
    },
  ])('with $query, a connection to $host $meaning', async ({ host, query }) => {
    const [first = '', second] = host.split(',');
    const url = urlWith(first, query);
    await open(second === undefined ? url : url.replace(/@([^/]+)/, '@$1,$1'));
  });

  test.each([
    { host: '127.0.0.1', query: 'sslmode=disable', want: /no pg_hba\.conf entry .* no encryption\.$/ },
    { host: '127.0.0.1', query: '', want: /no pg_hba\.conf entry .* no encryption\.$/ },
    { host: '127.0.0.1', query: 'sslmode=require&sslrootcert=OTHER', want: selfSigned },
    { host: '127.0.0.1', query: 'sslmode=verify-ca&sslrootcert=OTHER', want: selfSigned },
    { host: 'localhost', query: 'sslmode=verify-full', want: selfSigned },
    { host: 'localhost', query: 'sslrootcert=system', want: selfSigned },
    {
      host: '127.0.0.1',
      query: 'sslmode=verify-full&sslrootcert=CERTIFICATE',
      want: /Hostname\/IP does not match certificate's altnames: .*127\.0\.0\.1/,
    },
    { host: '127.0.0.1', query: 'user=certified&sslmode=require', want: /requires a valid client certificate\.$/ },
  ])(
    'with $query, a connection to $host is refused if the certificates do not allow it',
    async ({ host, query, want }) => {
      await expect(open(urlWith(host, query))).rejects.toThrow(want);
    },
  );

  test('with sslmode=require, a command writes no warning', async () => {
    const environment = { DATABASE_URL: urlWith('127.0.0.1', 'sslmode=require') };
    const { exitCode, stderr } = await runServer(await temporaryFolder(), environment, ['migrate']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });

  test('with the directory of a Unix socket, sslmode has no effect, as in libpq', async () => {
    const { socketDirectory, url } = postgres;
    const { port, username } = new URL(url);
    const bySocket = `postgres://${username}@/postgres?host=${socketDirectory}&port=${port}&sslmode=verify-full`;
    const opened = await openPostgresDatabase({ url: bySocket, poolMax: 2, onConnectionLost: () => {} });
    await opened.check();
    await opened.close();
    expect(await execute(urlWith('127.0.0.1', 'sslmode=no-verify'), 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});
