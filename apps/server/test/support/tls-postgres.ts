import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type OwnPostgres, startOwnPostgres } from '@rollcall/test-postgres';
import { expect } from 'vitest';
import { execute } from './open-postgres.ts';

const run = promisify(execFile);

/** Why no certificate can be made on this machine; `undefined` if one can. */
export const tlsProblem = await run('openssl', ['version']).then(
  () => undefined,
  () => 'there is no openssl on this machine',
);

/** A PostgreSQL with TLS, and the files that clients need. */
export interface TlsPostgres extends OwnPostgres {
  /** The self-signed certificate of the server, which is for the name `localhost`. */
  readonly certificate: string;
  /** A certificate of nobody. */
  readonly otherCertificate: string;
  /** A certificate for the role `certified`, which has no password, and its key. */
  readonly client: Certificate;
}

interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** @param folder for the files. */
export async function startTlsPostgres(folder: string): Promise<TlsPostgres> {
  const [server, other, client] = await Promise.all([
    certify(folder, 'server', 'localhost'),
    certify(folder, 'other', 'localhost'),
    certify(folder, 'client', 'certified'),
  ]);
  const postgres = await startOwnPostgres();
  await postgres.writeDataFile('server.crt', await readFile(server.cert, 'utf8'));
  await postgres.writeDataFile('server.key', await readFile(server.key, 'utf8'));
  await postgres.writeDataFile('clients.crt', await readFile(client.cert, 'utf8'));
  await postgres.writeDataFile('pg_hba.conf', accessOnlyEncrypted);
  await execute(postgres.url, 'create role certified login superuser');
  await execute(postgres.url, 'alter system set ssl = on');
  await execute(postgres.url, "alter system set ssl_ca_file = 'clients.crt'");
  await postgres.restart('fast');
  return { ...postgres, certificate: server.cert, otherCertificate: other.cert, client };
}

const accessOnlyEncrypted = `
local all all trust
hostssl all certified 127.0.0.1/32 cert
hostssl all all 127.0.0.1/32 scram-sha-256
hostssl all all ::1/128 scram-sha-256
`;

async function certify(folder: string, name: string, subject: string): Promise<Certificate> {
  const [cert, key] = [join(folder, `${name}.crt`), join(folder, `${name}.key`)];
  const options = ['-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${subject}`];
  const names = ['-addext', `subjectAltName=DNS:${subject}`];
  await run('openssl', ['req', '-x509', ...options, ...names, '-keyout', key, '-out', cert]);
  expect(await readFile(cert, 'utf8')).toContain('BEGIN CERTIFICATE');
  return { cert, key };
}
