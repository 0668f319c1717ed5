import { DatabaseError } from 'pg';
import { DomainError, StartError } from '../../core/errors.ts';
import { isOfNewerVersion, newerSchema } from '../migrate.ts';
import { readConnectionUrl } from './connection/address/connection-url.ts';
import { ConnectionLostError, reasonOf } from './connection/errors.ts';

/** Why a database cannot be opened, as a sentence for the operator. It never contains the password of the URL. */
export function toStartError(url: string, error: unknown): StartError {
  if (error instanceof StartError) return error;
  const cause = error instanceof DomainError ? error.cause : error;
  return new StartError(sentence(databaseName(url), cause), { cause });
}

function sentence(name: string, error: unknown): string {
  if (isOfNewerVersion(error)) return newerSchema(`The database ${name}`);
  const isLost = error instanceof ConnectionLostError;
  const reason = reasonOf(isLost ? error.cause : error);
  return `The database ${name} cannot be ${isLost ? 'reached' : 'used'}: ${reason}.${adviceFor(error, reason)}`;
}

function adviceFor(error: unknown, reason: string): string {
  if (/startup parameter: options/.test(reason)) {
    return ' The pooler accepts no options in DATABASE_URL: use ALTER ROLE … SET instead.';
  }
  const isForbidden = error instanceof DatabaseError && error.code === insufficientPrivilege;
  return isForbidden ? ' The guide about PostgreSQL lists the rights that Rollcall needs.' : '';
}

const insufficientPrivilege = '42501';

/** A description of a database for the operator: its name, and its hosts with their ports, without user and password. */
export function databaseName(url: string): string {
  const { database, user = 'the default database', hosts } = readConnectionUrl(url).settings;
  const places = hosts.map(({ host, port }) => {
    if (host.startsWith('/')) return `${host}/.s.PGSQL.${port}`;
    return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  });
  // Like the driver: without a name, the database is that of the user.
  return `${database ?? user} on ${places.join(', ')}`;
}
