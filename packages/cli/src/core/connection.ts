import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { type Customers, Rollcall } from '@rollcall/client';
import type { Command } from 'commander';
import { CliError } from './errors.ts';

/** How to reach the API, as the options of a command say. */
export interface ConnectionOptions {
  readonly baseUrl?: string;
  readonly config?: string;
  /** The key comes from standard input. */
  readonly keyStdin?: boolean;
}

/** The customers of the tenant whose key it is. */
export interface Connection {
  readonly customers: Customers;
  readonly baseUrl: string;
}

/** @throws {CliError} where the key or the address is missing. */
export async function connect(options: ConnectionOptions): Promise<Connection> {
  const config = await readConfigFile(options.config);
  const apiKey = options.keyStdin ? await text(process.stdin) : (process.env.ROLLCALL_API_KEY ?? config.apiKey);
  const baseUrl = options.baseUrl ?? process.env.ROLLCALL_BASE_URL ?? config.baseUrl;
  if (!apiKey?.trim()) {
    throw new CliError('No API key: set ROLLCALL_API_KEY, write it to the config file, or pipe it in with --key-stdin');
  }
  if (!baseUrl) {
    throw new CliError('No address of the API: set ROLLCALL_BASE_URL, write it to the config file, or use --base-url');
  }
  return { customers: new Rollcall({ apiKey, baseUrl }).customers, baseUrl: baseUrl.replace(/\/+$/, '') };
}

/** Adds the options that say how to reach the API. */
export function withConnection(command: Command): Command {
  return command
    .option('--base-url <url>', 'where the API is; else ROLLCALL_BASE_URL, else the config file')
    .option(
      '--config <file>',
      'a JSON file, mode 0600, with apiKey and baseUrl (default: ~/.config/rollcall/config.json)',
    )
    .option('--key-stdin', 'read the API key from standard input');
}

/** What the file may hold. */
interface Config {
  readonly apiKey?: string;
  readonly baseUrl?: string;
}

const NAMES: readonly string[] = ['apiKey', 'baseUrl'] satisfies (keyof Config)[];

/** Where the file is unless `--config` says otherwise. */
function defaultConfigFile(): string {
  return join(process.env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'rollcall', 'config.json');
}

/**
 * Reads the configuration. It is empty where there is no file and none was asked for.
 *
 * @throws {CliError} where the file cannot be used, or others can read it.
 */
async function readConfigFile(asked: string | undefined): Promise<Config> {
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
