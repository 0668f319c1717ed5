import process from 'node:process';
import { AuthenticationError } from '@rollcall/client';
import {
  type ConfigFile,
  DEFAULT_PROFILE,
  profileOf,
  readConfigFile,
  withProfile,
  writeConfigFile,
} from '../core/config-file.ts';
import { type ConnectionOptions, connectWith } from '../core/connection.ts';
import { CliError, exitCodes } from '../core/errors.ts';
import { writeJson, writeResult } from '../core/output.ts';
import { maskedKey, profileName, type Setting, unknownProfile } from '../core/settings.ts';
import { ask, canAsk, readSecret } from './read-secret.ts';

export interface LoginOptions extends Omit<ConnectionOptions, 'keyStdin'> {
  readonly json?: boolean;
}

/** `rollcall login`. Saves a key only after the API has accepted it. */
export async function login(options: LoginOptions): Promise<void> {
  const file = await readConfigFile(options.config, true);
  const profile = profileName(options, file);
  const baseUrl = await findAddress(options, file, profile.value);
  const apiKey = { value: await readSecret(`API key for ${baseUrl.value}: `), source: 'standard input' };
  if (apiKey.value === '') throw new CliError('No API key was entered. Nothing was saved.');
  const connection = await connectWith({ apiKey, baseUrl }, options);
  await check(connection.customers.list({ per_page: 1 }));
  const saved = withProfile(file.config, profile.value, { apiKey: apiKey.value, baseUrl: connection.baseUrl });
  await writeConfigFile({ path: file.path, config: inUse(saved, profile.value) });
  await report({ profile: profile.value, baseUrl: connection.baseUrl, key: maskedKey(apiKey.value), file }, options);
}

async function findAddress({ baseUrl }: LoginOptions, { config }: ConfigFile, profile: string): Promise<Setting> {
  if (baseUrl !== undefined) return { value: baseUrl, source: '--base-url' };
  const { ROLLCALL_BASE_URL } = process.env;
  if (ROLLCALL_BASE_URL) return { value: ROLLCALL_BASE_URL, source: 'ROLLCALL_BASE_URL' };
  const known = profileOf(config, profile)?.baseUrl;
  if (known !== undefined) return { value: known, source: `profile ${profile}` };
  if (!canAsk()) throw new CliError('No API address: use --base-url, or set ROLLCALL_BASE_URL');
  const value = await ask('Address of the API, such as https://rollcall.example.com/api/v1: ');
  return { value, source: 'standard input' };
}

async function check(request: Promise<unknown>): Promise<void> {
  try {
    await request;
  } catch (error) {
    if (!(error instanceof AuthenticationError)) throw error;
    throw new CliError('The API rejects this key (401). Nothing was saved.', exitCodes.unusable, { cause: error });
  }
}

/** The first profile is the one in use; a further one does not change what other commands do. */
function inUse(config: ConfigFile['config'], profile: string): ConfigFile['config'] {
  const hasOther = config.profile !== undefined || config.apiKey !== undefined;
  return hasOther || profile === DEFAULT_PROFILE ? config : { ...config, profile };
}

interface Login {
  readonly profile: string;
  readonly baseUrl: string;
  /** Masked. */
  readonly key: string;
  readonly file: ConfigFile;
}

async function report({ profile, baseUrl, key, file: { path, config } }: Login, { json }: LoginOptions): Promise<void> {
  if (json) return writeJson({ profile, base_url: baseUrl, key, config_file: path });
  await writeResult(`Logged in to ${baseUrl}\nProfile ${profile} with the key ${key} is saved in ${path}\n`);
  const current = config.profile ?? (config.apiKey === undefined ? profile : DEFAULT_PROFILE);
  if (current !== profile) {
    process.stderr.write(
      `Commands use the profile ${current}. To change that: rollcall config set profile ${profile}\n`,
    );
  }
  if (process.env.ROLLCALL_API_KEY) {
    process.stderr.write('ROLLCALL_API_KEY is set, and commands use it instead of this key. To stop that, unset it.\n');
  }
}

/** `rollcall logout`. Removes the key, and keeps the address for the next login. */
export async function logout(options: LoginOptions): Promise<void> {
  const file = await readConfigFile(options.config);
  const profile = profileName(options, file);
  const found = profileOf(file.config, profile.value);
  if (found === undefined) throw unknownProfile(profile, file);
  const { apiKey, ...rest } = found;
  if (apiKey !== undefined) {
    await writeConfigFile({ path: file.path, config: withProfile(file.config, profile.value, rest) });
  }
  if (options.json) return writeJson({ profile: profile.value, removed: apiKey !== undefined, config_file: file.path });
  const outcome = apiKey === undefined ? 'had no key' : 'no longer has a key';
  await writeResult(`Profile ${profile.value} ${outcome} in ${file.path}\n`);
  if (process.env.ROLLCALL_API_KEY) process.stderr.write('ROLLCALL_API_KEY is still set, and commands use it.\n');
}
