import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { type Customers, Rollcall } from '@rollcall/client';
import type { Command } from 'commander';
import { CliError } from './errors.ts';

/** The options that `withConnection` adds to a command. */
export interface ConnectionOptions {
  readonly baseUrl?: string;
  readonly config?: string;
  /** Read the key from standard input. */
  readonly keyStdin?: boolean;
}

/** Adds the options for the address and the key of the API. */
export function withConnection(command: Command): Command {
  return command
    .option('--base-url <url>', 'base URL of the API (default: ROLLCALL_BASE_URL, then the config file)')
    .option('--config <file>', 'JSON file with apiKey and baseUrl, mode 0600 (default: ~/.config/rollcall/config.json)')
    .option('--key-stdin', 'read the API key from standard input');
}

export interface Connection {
  /** The customers of the tenant that the key belongs to. */
  readonly customers: Customers;
  /** Without a slash at the end. */
  readonly baseUrl: string;
}

/**
 * Finds the key and the address of the API in the options, the environment and the config file, in this order.
 *
 * @throws {CliError} if one is missing, or the config file is invalid.
 */
export async function connect(options: ConnectionOptions): Promise<Connection> {
  const config = await readConfigFile(options.config);
  const apiKey = options.keyStdin ? await text(process.stdin) : (process.env.ROLLCALL_API_KEY ?? config.apiKey);
  const baseUrl = options.baseUrl ?? process.env.ROLLCALL_BASE_URL ?? config.baseUrl;
  if (!apiKey?.trim()) {
    throw new CliError('No API key: set ROLLCALL_API_KEY, add apiKey to the config file, or use --key-stdin');
  }
  if (!baseUrl) {
    throw new CliError('No API address: set ROLLCALL_BASE_URL, add baseUrl to the config file, or use --base-url');
  }
  return { customers: new Rollcall({ apiKey, baseUrl }).customers, baseUrl: baseUrl.replace(/\/+$/, '') };
}

interface Config {
  readonly apiKey?: string;
  readonly baseUrl?: string;
}

const CONFIG_NAMES: readonly string[] = ['apiKey', 'baseUrl'] satisfies (keyof Config)[];

/** Reads the file of `--config`, else the default file, which may be missing. */
async function readConfigFile(given: string | undefined): Promise<Config> {
  const file = given ?? join(process.env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'rollcall', 'config.json');
  try {
    const { mode } = await stat(file);
    // Windows has no such mode bits.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new CliError(`${file} holds an API key, but other users can read it. Run: chmod 600 ${file}`);
    }
    return parseConfig(await readFile(file, 'utf8'), file);
  } catch (error) {
    if (given === undefined && (error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

function parseConfig(content: string, file: string): Config {
  const invalid = (problem: string): CliError =>
    new CliError(`${file} ${problem}; expected {"apiKey": "sk_…", "baseUrl": "https://…/api/v1"}`);
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    // The cause is dropped: its message repeats the content, and so the key.
    throw invalid('is not valid JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid('is not a JSON object');
  for (const [name, setting] of Object.entries(value)) {
    if (!CONFIG_NAMES.includes(name)) throw invalid(`has an unknown setting ${JSON.stringify(name)}`);
    if (typeof setting !== 'string') throw invalid(`has a setting ${name} that is not a string`);
  }
  return value;
}
