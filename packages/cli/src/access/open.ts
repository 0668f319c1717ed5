import { spawn } from 'node:child_process';
import process from 'node:process';
import { CliError } from '../core/errors.ts';
import { writeResult } from '../core/output.ts';
import { findSettings, type SettingsOptions } from '../core/settings.ts';

/** `rollcall open docs`. Prints the address, since there may be no browser. */
export async function openDocs(options: SettingsOptions): Promise<void> {
  const { baseUrl } = await findSettings(options);
  if (baseUrl === null)
    throw new CliError('No API address: run rollcall login, set ROLLCALL_BASE_URL, or use --base-url');
  if (!/^https?:\/\//.test(baseUrl.value) || !URL.canParse(baseUrl.value)) {
    throw new CliError(`The address of the API is not an http or https URL: ${baseUrl.value}`);
  }
  // The server has its reference beside the API, also behind a proxy that adds a path before both.
  const { href } = new URL(baseUrl.value.replace(/(?:\/api\/v1)?\/*$/, '/docs'));
  await writeResult(`${href}\n`);
  if (!hasDesktop() || !(await isOpened(href)))
    process.stderr.write('No browser was found. Open the address in one.\n');
}

/** Over SSH and in containers there is none, and some systems would start a browser within the terminal. */
function hasDesktop(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY, BROWSER } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY || BROWSER);
}

/**
 * Starts the browser of the system. The address is an argument of its own and no shell reads it.
 *
 * @param url an http or https URL.
 */
function isOpened(url: string): Promise<boolean> {
  const [program, ...args] = browserCommand(process.platform);
  return new Promise((resolve) => {
    const child = spawn(program, [...args, url], { detached: true, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      // The browser outlives this program.
      child.unref();
      resolve(true);
    });
  });
}

function browserCommand(platform: string): [program: string, ...args: string[]] {
  if (platform === 'darwin') return ['open'];
  // `start` is a command of a shell; this is its way without one.
  return platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler'] : ['xdg-open'];
}
