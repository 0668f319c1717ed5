import process from 'node:process';
import { text } from 'node:stream/consumers';
import { type Customers, Rollcall } from '@rollcall/client';
import { CliError } from '../cli-error.ts';
import { readConfigFile } from './config-file.ts';

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
