import { StartError } from '../../start-error.ts';
import { isOfNewerVersion } from '../migrate.ts';
import { databaseName } from './database-name.ts';
import { ConnectionLostError, reasonOf } from './postgres-errors.ts';

/** What kept a database from being opened, as a sentence for the operator. It never has the password of the URL. */
export function toStartError(url: string, error: unknown): StartError {
  return error instanceof StartError ? error : new StartError(sentence(databaseName(url), error), { cause: error });
}

function sentence(name: string, error: unknown): string {
  if (isOfNewerVersion(error)) {
    return `The database ${name} was last used by another version of Rollcall, with a schema that this one does not know.`;
  }
  if (error instanceof ConnectionLostError) return `The database ${name} cannot be reached: ${reasonOf(error.cause)}.`;
  return `The database ${name} cannot be used: ${reasonOf(error)}.`;
}
