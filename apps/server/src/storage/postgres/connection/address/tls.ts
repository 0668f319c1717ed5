import { readFileSync } from 'node:fs';
import type { ConnectionOptions, SecureVersion } from 'node:tls';
import { StartError } from '../../../../core/errors.ts';
import type { Parameters } from './parameters.ts';

/**
 * How to encrypt a connection, and what to verify, with the meaning that libpq gives to the parameters.
 *
 * @returns `false` for no encryption.
 * @throws StartError if a file cannot be read, or the parameters contradict each other.
 * @see https://www.postgresql.org/docs/current/libpq-ssl.html
 */
export function readTls(parameters: Parameters): ConnectionOptions | false {
  const mode = modeOf(parameters);
  if (mode === 'disable') return false;
  const { sslrootcert, sslpassword, ssl_min_protocol_version: oldest, ssl_max_protocol_version: newest } = parameters;
  return {
    ...verification(mode, sslrootcert),
    ...file(parameters, 'sslrootcert', 'ca'),
    ...file(parameters, 'sslcert', 'cert'),
    ...file(parameters, 'sslkey', 'key'),
    ...file(parameters, 'sslcrl', 'crl'),
    ...(sslpassword && { passphrase: sslpassword }),
    ...(oldest && { minVersion: oldest as SecureVersion }),
    ...(newest && { maxVersion: newest as SecureVersion }),
  };
}

/** The certificate authorities that Node trusts, instead of a file. */
const ofSystem = 'system';

function modeOf(parameters: Parameters): string {
  const { sslmode, ssl, sslcert, sslkey, sslrootcert, sslnegotiation } = parameters;
  const mode = sslmode || modesOfSsl[ssl ?? ''];
  if (sslrootcert === ofSystem && mode !== undefined && mode !== 'verify-full') {
    throw new StartError('The parameter sslrootcert=system of DATABASE_URL needs sslmode=verify-full.');
  }
  if (sslnegotiation === 'direct' && (mode === 'disable' || mode === 'prefer')) {
    throw new StartError(
      'The parameter sslnegotiation=direct of DATABASE_URL needs sslmode=require or a stricter one.',
    );
  }
  const isWanted = [sslcert, sslkey, sslrootcert].some(Boolean) || sslnegotiation === 'direct';
  return mode ?? (isWanted ? 'verify-full' : 'disable');
}

/** The parameter `ssl` of node-postgres. */
const modesOfSsl: Readonly<Record<string, string>> = {
  true: 'verify-full',
  1: 'verify-full',
  false: 'disable',
  0: 'disable',
  'no-verify': 'no-verify',
};

function verification(mode: string, sslrootcert: string | undefined): ConnectionOptions {
  if (mode === 'verify-full') return { rejectUnauthorized: true };
  // With the public authorities, anyone who has a certificate of one could pretend to be the database.
  if (mode === 'verify-ca' && !sslrootcert) {
    throw new StartError(
      'The parameter sslmode=verify-ca of DATABASE_URL needs sslrootcert, the file of the authority.',
    );
  }
  // In libpq, an authority that is given is also verified by sslmode=require.
  const isVerified = mode === 'verify-ca' || (mode === 'require' && Boolean(sslrootcert));
  return isVerified ? { rejectUnauthorized: true, checkServerIdentity: anyHost } : { rejectUnauthorized: false };
}

const anyHost = () => undefined;

function file(parameters: Parameters, name: string, option: 'ca' | 'cert' | 'key' | 'crl'): ConnectionOptions {
  const path = parameters[name];
  if (!path || (name === 'sslrootcert' && path === ofSystem)) return {};
  try {
    return { [option]: readFileSync(path, 'utf8') };
  } catch (error) {
    throw new StartError(
      `The file of the parameter ${name} of DATABASE_URL cannot be read: ${(error as Error).message}.`,
    );
  }
}
