import process from 'node:process';
import { type Customers, type Hooks, Rollcall } from '@rollcall/client';
import type { Command } from 'commander';
import { CliError } from './errors.ts';
import { networkFetch } from './network.ts';
import { findSettings, type Settings, type SettingsOptions } from './settings.ts';

/** The options that `withConnection` adds to a command. */
export interface ConnectionOptions extends SettingsOptions {
  /** Print every attempt of a request on standard error. */
  readonly debug?: boolean;
}

/** Adds the options for the address and the key of the API. */
export function withConnection(command: Command): Command {
  return withProfileOptions(command)
    .option('--base-url <url>', 'base URL of the API (default: ROLLCALL_BASE_URL, then the profile)')
    .option('--key-stdin', 'read the API key from standard input')
    .option('--debug', 'print every request, its status and its time on standard error');
}

/** Adds the options that select a profile. */
export function withProfileOptions(command: Command): Command {
  return command
    .option('--profile <name>', 'profile of the config file (default: ROLLCALL_PROFILE, then the one in use)')
    .option('--config <file>', 'config file, mode 0600 (default: ~/.config/rollcall/config.json)');
}

export interface Connection {
  readonly rollcall: Rollcall;
  /** The customers of the tenant that the key belongs to. */
  readonly customers: Customers;
  /** Without a slash at the end. */
  readonly baseUrl: string;
}

/**
 * Connects with the key and the address that the options, the environment or the profile have.
 *
 * @throws {CliError} if one is missing, or the config file is invalid.
 */
export async function connect(options: ConnectionOptions, hooks: Hooks = {}): Promise<Connection> {
  return connectWith(await findSettings(options), options, hooks);
}

/** The same, with settings that were found before. */
export async function connectWith(
  { apiKey, baseUrl }: Pick<Settings, 'apiKey' | 'baseUrl'>,
  { debug = false }: Pick<ConnectionOptions, 'debug'>,
  hooks: Hooks = {},
): Promise<Connection> {
  if (apiKey === null) {
    throw new CliError('No API key: run rollcall login, set ROLLCALL_API_KEY, or use --key-stdin');
  }
  if (baseUrl === null) {
    throw new CliError('No API address: run rollcall login, set ROLLCALL_BASE_URL, or use --base-url');
  }
  if (debug) process.stderr.write(`debug: key from ${apiKey.source}, address from ${baseUrl.source}\n`);
  const fetch = await networkFetch(baseUrl.value, debug);
  const rollcall = new Rollcall({ apiKey: apiKey.value, baseUrl: baseUrl.value, fetch, hooks });
  return { rollcall, customers: rollcall.customers, baseUrl: baseUrl.value.replace(/\/+$/, '') };
}
