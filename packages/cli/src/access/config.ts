import { profileNames, profileOf, readConfigFile, withProfile, writeConfigFile } from '../core/config-file.ts';
import { CliError } from '../core/errors.ts';
import { writeJson, writeResult } from '../core/output.ts';
import { maskedKey, profileName, type SettingsOptions, unknownProfile } from '../core/settings.ts';

/** The settings of the config file, by the names that the file has. */
export const settingNames = ['apiKey', 'baseUrl', 'profile'] as const;

type SettingName = (typeof settingNames)[number];

type Options = Pick<SettingsOptions, 'config' | 'profile'> & { readonly json?: boolean };

/** `rollcall config list` */
export async function listSettings(options: Options): Promise<void> {
  const { path, config } = await readConfigFile(options.config);
  const current = profileName(options, { path, config }).value;
  const profiles = profileNames(config).map((name) => {
    const { apiKey, baseUrl } = profileOf(config, name) ?? {};
    return { name, baseUrl: baseUrl ?? null, apiKey: apiKey === undefined ? null : maskedKey(apiKey) };
  });
  if (options.json) return writeJson({ config_file: path, profile: current, profiles });
  const lines = profiles.map(({ name, baseUrl, apiKey }) => {
    return `${name === current ? '*' : ' '} ${name}\n    baseUrl  ${baseUrl ?? 'none'}\n    apiKey   ${apiKey ?? 'none'}\n`;
  });
  await writeResult(`${path}\n${lines.join('')}`);
}

/** `rollcall config get NAME`. Shows the key only on request, since terminals are shared and recorded. */
export async function getSetting(name: SettingName, options: Options & { readonly showKey?: boolean }): Promise<void> {
  const file = await readConfigFile(options.config);
  const profile = profileName(options, file);
  const found = profileOf(file.config, profile.value);
  if (found === undefined) throw unknownProfile(profile, file);
  const value = name === 'profile' ? profile.value : found[name];
  if (value === undefined) throw new CliError(`Profile ${profile.value} has no ${name} in ${file.path}`);
  const shown = name === 'apiKey' && !options.showKey ? maskedKey(value) : value;
  await (options.json ? writeJson({ [name]: shown }) : writeResult(`${shown}\n`));
}

/** `rollcall config set NAME VALUE` */
export async function setSetting(name: SettingName, value: string, options: Options): Promise<void> {
  if (name === 'apiKey') {
    throw new CliError('A key is never an argument, because every user of the machine can read it. Use rollcall login');
  }
  const file = await readConfigFile(options.config, true);
  const target = profileName(name === 'profile' ? { profile: value } : options, file);
  const found = profileOf(file.config, target.value);
  if (name === 'profile') {
    if (found === undefined) throw unknownProfile({ ...target, source: 'config set' }, file);
    await writeConfigFile({ path: file.path, config: { ...file.config, profile: value } });
  } else {
    const changed = { ...found, baseUrl: checkedAddress(value) };
    await writeConfigFile({ path: file.path, config: withProfile(file.config, target.value, changed) });
  }
}

function checkedAddress(value: string): string {
  if (/^https?:\/\/./.test(value) && URL.canParse(value)) return value.replace(/\/+$/, '');
  throw new CliError(`"${value}" is not an address such as https://rollcall.example.com/api/v1`);
}
