import { StartError } from '../../start-error.ts';
import { isOfNewerVersion } from '../migrate.ts';

/** What kept a database file from being opened, as a sentence for the operator. */
export function toStartError(file: string, error: unknown): StartError {
  return error instanceof StartError ? error : new StartError(sentence(file, error), { cause: error });
}

function sentence(file: string, error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  if (code === 'SQLITE_BUSY') {
    return `The database file ${file} is in use by another process: one server owns a SQLite file, and PostgreSQL is the way to run several.`;
  }
  if (code === 'SQLITE_NOTADB') return `The file ${file} is not a SQLite database.`;
  if (isOfNewerVersion(error)) {
    return `The database file ${file} was last used by another version of Rollcall, with a schema that this one does not know.`;
  }
  return `The database file ${file} cannot be opened: ${message}.`;
}
