import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTool } from './run-tool.ts';

const PROGRAMS = join(import.meta.dirname, '../programs');

/** Installs the client from its tarball into a new folder, as a user does, and puts the programs beside it. */
export async function installClient(tarball: string, folder: string): Promise<string> {
  await mkdir(folder);
  await writeFile(join(folder, 'package.json'), '{ "private": true }');
  // Offline: what has no dependencies needs nobody.
  await runTool('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], folder);
  await cp(PROGRAMS, folder, { recursive: true });
  return folder;
}
