import { readdir, readFile, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { CliError } from '../core/errors.ts';
import { writePrivately } from '../core/private-file.ts';

/** The facts about one import. */
export interface ImportSummary {
  /** The first characters of the run id. */
  readonly id: string;
  /** The full path of the file; `-` for standard input. */
  readonly file: string;
  readonly base_url: string;
  readonly started_at: string;
  /** When the last run ended; `null` if it is running or was killed. */
  readonly ended_at: string | null;
  /** Whether all rows are done. */
  readonly complete: boolean;
  /** Rows by outcome, as of `ended_at`. */
  readonly counts: Readonly<Record<string, number>>;
  /** The result of `imports undo`; `null` before it. */
  readonly undone: { readonly at: string; readonly deleted: number; readonly kept: number } | null;
}

/** So many imports are kept; older ones can no longer be undone. */
const IMPORTS_MAX = 100;

/** The folder of the journals of all imports: below `XDG_STATE_HOME`, `%LOCALAPPDATA%` or `~/.local/state`. */
export function importsFolder(env: NodeJS.ProcessEnv = process.env, platform: string = process.platform): string {
  const onWindows = platform === 'win32' ? env.LOCALAPPDATA : undefined;
  return join(env.XDG_STATE_HOME || onWindows || join(homedir(), '.local/state'), 'rollcall', 'imports');
}

/** The file with the customers that an import has created. */
export function createdFile(id: string): string {
  return join(importsFolder(), `${id}.created`);
}

/** Saves a summary, readable only for its owner: file names and keys may be personal. */
export function saveSummary(summary: ImportSummary): Promise<void> {
  return writePrivately(join(importsFolder(), `${summary.id}.json`), `${JSON.stringify(summary)}\n`);
}

/** One import. @throws {CliError} if there is none with this id. */
export async function summaryOf(id: string): Promise<ImportSummary> {
  const found = await readSummary(`${id}.json`);
  if (found === undefined) throw new CliError(`There is no import ${id}. To see all of them, run: rollcall imports`);
  return found;
}

/** All imports, the newest first. */
export async function summaries(): Promise<ImportSummary[]> {
  const names = await readdir(importsFolder()).catch(emptyIfMissing);
  const found = await Promise.all(names.filter((name) => name.endsWith('.json')).map(readSummary));
  const known = found.filter((summary) => summary !== undefined);
  return known.sort((one, other) => other.started_at.localeCompare(one.started_at));
}

/** Deletes what is known about the oldest imports. */
export async function prune(): Promise<void> {
  for (const { id } of (await summaries()).slice(IMPORTS_MAX)) await remove(id);
}

/** Deletes what is known about an import. */
export async function remove(id: string): Promise<void> {
  const files = [join(importsFolder(), `${id}.json`), createdFile(id)];
  await Promise.all(files.map((file) => rm(file, { force: true })));
}

async function readSummary(name: string): Promise<ImportSummary | undefined> {
  // An id is no path.
  if (!/^[\w-]+\.json$/.test(name)) return undefined;
  try {
    return JSON.parse(await readFile(join(importsFolder(), name), 'utf8')) as ImportSummary;
  } catch {
    return undefined;
  }
}

function emptyIfMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
