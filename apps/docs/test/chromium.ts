import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

// Tests never install a browser.
const candidates = [
  process.env.CHROMIUM_PATH,
  // Chromium without its windows, which needs half the time.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
];
const executablePath = candidates.find((path) => path !== undefined && existsSync(path));

/** Whether there is a browser. If not, the reason is printed, with what is skipped. */
export function hasChromium(skipped: string): boolean {
  if (executablePath === undefined) {
    const searched = candidates.filter(Boolean).join(', ');
    console.warn(`${skipped}: no Chromium at ${searched} (install one, or set CHROMIUM_PATH)`);
  }
  return executablePath !== undefined;
}

/** Starts Chromium without a network: every name but this machine's address resolves to nothing. */
export function launchChromium(): Promise<Browser> {
  const offline = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', offline];
  return chromium.launch({ executablePath: executablePath ?? '', args });
}
