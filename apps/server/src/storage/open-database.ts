import type { Logger } from 'pino';
import type { DatabaseConfig } from '../config.ts';
import type { OpenDatabase } from './database.ts';

/**
 * Opens the database of the configuration. Only the code for its kind is loaded.
 *
 * @throws StartError with a sentence for the operator if the database cannot be reached or used.
 */
export async function openDatabase(config: DatabaseConfig, logger: Logger): Promise<OpenDatabase> {
  const database = await openByKind(config, logger);
  return { ...database, check: sharedWhileRunning(database.check) };
}

async function openByKind(config: DatabaseConfig, logger: Logger): Promise<OpenDatabase> {
  if (config.kind === 'sqlite') return (await import('./sqlite/database.ts')).openSqlite(config, logger);
  return (await import('./postgres/database.ts')).openPostgres(config, logger);
}

/** Calls that come while the work runs share its result, so that many of them do no more than one. */
function sharedWhileRunning(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= work().finally(() => {
      running = undefined;
    });
    return running;
  };
}
