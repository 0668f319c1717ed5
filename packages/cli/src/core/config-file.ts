import { chmod, readFile, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { CliError } from './errors.ts';
import { writePrivately } from './private-file.ts';

/** The key and the address of one registry. */
export interface Profile {
  readonly apiKey?: string;
  readonly baseUrl?: string;
}

/** The content of the config file. The settings at its top are the profile `default`. */
export interface Config extends Profile {
  /** The profile that commands use; `default` if it is missing. */
  readonly profile?: string;
  /** All other profiles, by name. */
  readonly profiles?: Readonly<Record<string, Profile>>;
}

export const DEFAULT_PROFILE = 'default';

/**
 * The default config file: below `XDG_CONFIG_HOME`, else below `%APPDATA%` on Windows and `~/.config` everywhere else.
 *
 * @param env the environment variables.
 */
export function defaultConfigFile(env: NodeJS.ProcessEnv = process.env, platform: string = process.platform): string {
  const onWindows = platform === 'win32' ? env.APPDATA : undefined;
  return join(env.XDG_CONFIG_HOME || onWindows || join(homedir(), '.config'), 'rollcall', 'config.json');
}

/** A config file as it was read. */
export interface ConfigFile {
  readonly path: string;
  readonly config: Config;
}

/**
 * Reads the file of `--config`, else the default file, which may be missing.
 *
 * @param mayBeMissing whether the file of `--config` may be missing, too: a login writes it.
 * @throws {CliError} if the file is invalid, or if other users can read the keys in it.
 */
export async function readConfigFile(given: string | undefined, mayBeMissing = false): Promise<ConfigFile> {
  const path = given ?? defaultConfigFile();
  try {
    await checkMode(path);
    return { path, config: parseConfig(await readFile(path, 'utf8'), path) };
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (isMissing && (given === undefined || mayBeMissing)) return { path, config: {} };
    throw error;
  }
}

async function checkMode(path: string): Promise<void> {
  const { mode } = await stat(path);
  // Windows has no such mode bits.
  if (process.platform === 'win32' || (mode & 0o077) === 0) return;
  throw new CliError(`${path} holds an API key, but other users can read it. Run: chmod 600 ${path}`);
}

/** Replaces the config file. Only its owner can read it. */
export async function writeConfigFile({ path, config }: ConfigFile): Promise<void> {
  // A link to the file, as managers of dotfiles make them, stays.
  const target = await realpath(path).catch(() => path);
  await writePrivately(target, `${JSON.stringify(config, null, 2)}\n`);
  // The folder is the program's own, unless --config names a file elsewhere.
  const folder = dirname(target);
  if (path === defaultConfigFile() && basename(folder) === 'rollcall') await chmod(folder, 0o700);
}

/** One profile of a config; `undefined` if there is none of that name. */
export function profileOf(config: Config, name: string): Profile | undefined {
  if (name !== DEFAULT_PROFILE) return Object.hasOwn(config.profiles ?? {}, name) ? config.profiles?.[name] : undefined;
  const { profile: _, profiles: __, ...top } = config;
  return top;
}

/** The names of all profiles, `default` first. */
export function profileNames({ profiles = {} }: Config): string[] {
  return [DEFAULT_PROFILE, ...Object.keys(profiles)];
}

/** A config with one of its profiles replaced. */
export function withProfile(config: Config, name: string, profile: Profile): Config {
  if (name !== DEFAULT_PROFILE) return { ...config, profiles: { ...config.profiles, [name]: profile } };
  const { profile: current, profiles } = config;
  return { ...profile, ...(current !== undefined && { profile: current }), ...(profiles && { profiles }) };
}

function parseConfig(content: string, path: string): Config {
  const invalid = (problem: string): CliError =>
    new CliError(`${path} ${problem}; expected {"apiKey": "sk_…", "baseUrl": "https://…/api/v1"}`);
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    // The cause is dropped: its message repeats the content, and so the key.
    throw invalid('is not valid JSON');
  }
  const problem = problemOfConfig(value);
  if (problem !== undefined) throw invalid(problem);
  return value as Config;
}

/** The first problem of a config, in words that follow its path. It never repeats a value, which may be a key. */
function problemOfConfig(value: unknown): string | undefined {
  if (!isObject(value)) return 'is not a JSON object';
  const { profiles = {}, ...top } = value;
  if (!isObject(profiles)) return 'has profiles that are not a JSON object';
  const problems = Object.entries(profiles).map(([name, profile]) =>
    isObject(profile)
      ? problemOfSettings(profile, ['apiKey', 'baseUrl'])
      : `has a profile ${name} that is not an object`,
  );
  return [problemOfSettings(top, ['apiKey', 'baseUrl', 'profile']), ...problems].find((found) => found !== undefined);
}

function problemOfSettings(settings: Record<string, unknown>, known: readonly string[]): string | undefined {
  for (const [name, setting] of Object.entries(settings)) {
    if (!known.includes(name)) return `has an unknown setting ${JSON.stringify(name)}`;
    if (typeof setting !== 'string') return `has a setting ${name} that is not a string`;
  }
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
