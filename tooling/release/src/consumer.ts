import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Tarball } from './tarball.ts';
import { ROOT, runTool, ToolError } from './workspace.ts';

const PROGRAM = path.join(ROOT, 'tooling/release/consumer');

/**
 * Installs the tarballs as a user does. Then compiles a program against them, for Node and for bundlers and with the declarations
 * checked, and runs it and each of their commands. Returns the failures.
 */
export async function checkConsumer(tarballs: readonly Tarball[]): Promise<readonly string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rollcall-consumer-'));
  try {
    await cp(PROGRAM, folder, { recursive: true });
    await writeFile(path.join(folder, 'package.json'), JSON.stringify(await consumerManifest(tarballs)));
    await npm(folder, 'install', '--prefer-offline', '--no-audit', '--no-fund');
    const tsc = ['node_modules/typescript/bin/tsc', '--project', '.'];
    await runTool(process.execPath, tsc, { cwd: folder });
    const bundler = ['--noEmit', '--module', 'esnext', '--moduleResolution', 'bundler'];
    await runTool(process.execPath, [...tsc, ...bundler], { cwd: folder });
    const printed = await runTool(process.execPath, ['dist/index.js'], { cwd: folder });
    return [...checkPrinted(printed, tarballs), ...(await checkCommands(folder, tarballs))];
  } catch (error) {
    if (error instanceof ToolError) return [error.message];
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function consumerManifest(tarballs: readonly Tarball[]): Promise<object> {
  const installed = async (name: string) => {
    const manifest = path.join(ROOT, 'tooling/release/node_modules', name, 'package.json');
    return JSON.parse(await readFile(manifest, 'utf8')).version;
  };
  return {
    private: true,
    type: 'module',
    dependencies: Object.fromEntries(tarballs.map(({ file, manifest }) => [manifest.name, `file:${file}`])),
    devDependencies: { '@types/node': await installed('@types/node'), typescript: await installed('typescript') },
  };
}

function checkPrinted(printed: string, tarballs: readonly Tarball[]): readonly string[] {
  const version = tarballs.find(({ manifest }) => manifest.name === '@rollcall/client')?.manifest.version;
  return printed.trim() === `${version} acme_corp_001 primary_email header_missing`
    ? []
    : [`the program printed ${JSON.stringify(printed)}`];
}

/** Every command prints the version of its package. */
async function checkCommands(folder: string, tarballs: readonly Tarball[]): Promise<readonly string[]> {
  const problems = tarballs.flatMap(({ manifest: { name, bin = {}, version } }) => {
    const commands = typeof bin === 'string' ? [name.replace(/^@.*\//, '')] : Object.keys(bin);
    return commands.map(async (command) => {
      const printed = await npm(folder, 'exec', '--offline', '--', command, '--version');
      return printed.includes(version)
        ? []
        : [`${command} --version printed ${JSON.stringify(printed)}, not ${version}`];
    });
  });
  return (await Promise.all(problems)).flat();
}

function npm(cwd: string, ...args: readonly string[]): Promise<string> {
  return runTool('npm', args, { cwd, shell: process.platform === 'win32' });
}
