import process from 'node:process';
import { text } from 'node:stream/consumers';
import { type ConfigFile, DEFAULT_PROFILE, profileNames, profileOf, readConfigFile } from './config-file.ts';
import { CliError } from './errors.ts';

/** The options that say which registry a command uses. */
export interface SettingsOptions {
  readonly baseUrl?: string;
  readonly config?: string;
  readonly profile?: string;
  /** Read the key from standard input. */
  readonly keyStdin?: boolean;
}

/** A setting, and where it was found, in words such as `ROLLCALL_BASE_URL`. */
export interface Setting {
  readonly value: string;
  readonly source: string;
}

/** The settings of a command. A key or an address that was not found is `null`. */
export interface Settings {
  readonly apiKey: Setting | null;
  readonly baseUrl: Setting | null;
  readonly profile: Setting;
  readonly file: ConfigFile;
}

/**
 * Finds key and address: first in the options, then in the environment, then in the profile. A profile that `--profile`
 * names comes before the environment, since the command line names it for this command alone.
 *
 * @throws {CliError} if the config file is invalid or has no such profile.
 */
export async function findSettings(options: SettingsOptions): Promise<Settings> {
  const file = await readConfigFile(options.config);
  const profile = profileName(options, file);
  const found = profileOf(file.config, profile.value);
  if (found === undefined) throw unknownProfile(profile, file);
  const { ROLLCALL_API_KEY, ROLLCALL_BASE_URL } = options.profile === undefined ? process.env : {};
  const source = `profile ${profile.value}`;
  return {
    // No other key takes the place of a missing one on standard input.
    apiKey: options.keyStdin
      ? firstOf([await text(process.stdin), '--key-stdin'])
      : firstOf([ROLLCALL_API_KEY, 'ROLLCALL_API_KEY'], [found.apiKey, source]),
    baseUrl: firstOf(
      [options.baseUrl, '--base-url'],
      [ROLLCALL_BASE_URL, 'ROLLCALL_BASE_URL'],
      [found.baseUrl, source],
    ),
    profile,
    file,
  };
}

/** The profile that a command uses, whether the file has it or not. @throws {CliError} if the name is invalid. */
export function profileName({ profile }: SettingsOptions, { config, path }: ConfigFile): Setting {
  const found = firstOf(
    [profile, '--profile'],
    [process.env.ROLLCALL_PROFILE, 'ROLLCALL_PROFILE'],
    [config.profile, path],
    [DEFAULT_PROFILE, 'default'],
  ) as Setting;
  if (/^[\w.-]{1,64}$/.test(found.value)) return found;
  throw new CliError(`A profile is named with letters, digits, dots, hyphens and underscores, unlike "${found.value}"`);
}

/** The error for a profile that the config file does not have. */
export function unknownProfile({ value, source }: Setting, { config, path }: ConfigFile): CliError {
  const names = profileNames(config).join(', ');
  const login = `To add it, run: rollcall login --profile ${value}`;
  return new CliError(`There is no profile ${value} (from ${source}) in ${path}, which has: ${names}.\n${login}`);
}

/** The first setting that is not empty. */
function firstOf(...found: readonly (readonly [string | undefined, string])[]): Setting | null {
  for (const [value = '', source] of found) if (value.trim() !== '') return { value: value.trim(), source };
  return null;
}

/** As many characters as `rollcall-server keys list` shows of a key, so that they find it there and give nothing away. */
export function maskedKey(key: string): string {
  return `${key.slice(0, Math.min(12, Math.floor(key.length / 4)))}…`;
}
