import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { CliError } from '../cli-error.ts';

/** What the file may hold. */
export interface Config {
  readonly apiKey?: string;
  readonly baseUrl?: string;
}

const NAMES: readonly string[] = ['apiKey', 'baseUrl'] satisfies (keyof Config)[];

/** Where the file is unless `--config` says otherwise. */
export function defaultConfigFile(): string {
  return join(process.env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'rollcall', 'config.json');
}

/**
 * Reads the configuration. It is empty where there is no file and none was asked for.
 *
 * @throws {CliError} where the file cannot be used, or others can read it.
 */
export async function readConfigFile(asked: string | undefined): Promise<Config> {
  const file = asked ?? defaultConfigFile();
  try {
    const { mode } = await stat(file);
    // Windows has no such bits.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw readableByOthers(file);
    return parse(await readFile(file, 'utf8'), file);
  } catch (error) {
    if (asked === undefined && (error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

function readableByOthers(file: string): CliError {
  return new CliError(`${file} can be read by others, and holds a key: chmod 600 ${file}`);
}

function parse(text: string, file: string): Config {
  const wrong = (what: string): CliError =>
    new CliError(`${file} ${what}; it should be like {"apiKey": "sk_…", "baseUrl": "https://…/api/v1"}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Without the cause, which repeats the text.
    throw wrong('is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong('is not a JSON object');
  for (const [name, setting] of Object.entries(value)) {
    if (!NAMES.includes(name)) throw wrong(`has the unknown name ${JSON.stringify(name)}`);
    if (typeof setting !== 'string') throw wrong(`has a ${name} that is not a string`);
  }
  return value;
}
