import process from 'node:process';
import { type ConnectionOptions, connectWith } from '../core/connection.ts';
import { oneLine, writeJson, writeResult } from '../core/output.ts';
import { findSettings, maskedKey, type Setting } from '../core/settings.ts';

/** `rollcall whoami`. Prints the settings, and then fails if the API rejects them. */
export async function whoami(options: ConnectionOptions & { readonly json?: boolean }): Promise<void> {
  const { apiKey, baseUrl, profile, file } = await findSettings(options);
  const key = apiKey && { ...apiKey, value: maskedKey(apiKey.value) };
  if (!options.json) {
    const config = { value: file.path, source: '' };
    await writeResult(table({ Server: baseUrl, Key: key, Profile: profile, Config: config }));
  }
  const { customers } = await connectWith({ apiKey, baseUrl }, options);
  const startedAt = performance.now();
  const { requestId } = await customers.list({ per_page: 1 }).withResponse();
  if (options.json) {
    return writeJson({
      base_url: baseUrl?.value,
      base_url_from: baseUrl?.source,
      key: key?.value,
      key_from: key?.source,
      profile: profile.value,
      profile_from: profile.source,
      config_file: file.path,
      valid: true,
    });
  }
  const time = `${Math.round(performance.now() - startedAt)} ms`;
  await writeResult(`The key is valid (answered in ${time}${requestId ? `, request ${requestId}` : ''})\n`);
}

/** The settings with their sources, wrapped on narrow terminals. */
function table(settings: Readonly<Record<string, Setting | null>>): string {
  const lines = Object.entries(settings).map(([name, setting]) => {
    const value = `${name.padEnd(8)} ${oneLine(setting?.value ?? 'none')}`;
    const source = setting?.source ? `(${oneLine(setting.source)})` : '';
    const isNarrow = value.length + source.length + 2 > (process.stdout.columns || 80);
    return `${value}${isNarrow ? `\n${' '.repeat(9)}` : '  '}${source}`.trimEnd();
  });
  return `${lines.join('\n')}\n`;
}
