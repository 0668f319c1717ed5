import { execFile } from 'node:child_process';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Peer } from './peer.ts';

const cache = fileURLToPath(new URL('../../.cache/peers', import.meta.url));
const run = promisify(execFile);

/**
 * Brings the packages of a peer from npm into a folder that git ignores, unless they are there from an earlier run. They
 * are no dependencies: nobody who only builds or tests needs these hundreds of megabytes.
 *
 * @returns the folder.
 * @throws Error of npm where one cannot be had.
 */
export async function installPeer({ packages }: Pick<Peer, 'packages'>): Promise<string> {
  const pins = packages.map(({ name, version }) => `${name}@${version}`);
  const folder = join(cache, pins.join('+').replaceAll('/', '-'));
  const done = join(folder, 'installed');
  if (await exists(done)) return folder;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...pins], { cwd: folder });
  await writeFile(done, `${pins.join('\n')}\n`);
  return folder;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
