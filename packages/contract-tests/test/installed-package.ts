import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PACKAGE = join(import.meta.dirname, '..');

/** This package as npm installs it: unpacked, beside its declared dependencies and nothing else. */
export interface InstalledPackage {
  readonly folder: string;
  /** Runs its program with arguments, without a terminal. */
  readonly run: (...args: readonly string[]) => Promise<ProgramRun>;
  readonly remove: () => Promise<void>;
}

interface ProgramRun {
  readonly exitCode: number | null;
  readonly printed: string;
}

/** Packs this package and installs the tarball. The dependencies are links to those of the workspace. */
export async function installPackage(): Promise<InstalledPackage> {
  const root = await mkdtemp(join(tmpdir(), 'rollcall-contract-package-'));
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', root], {
    cwd: PACKAGE,
  });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  await run('tar', ['-xzf', join(root, filename), '-C', root]);
  const folder = join(root, 'node_modules/@rollcall/contract-tests');
  await mkdir(dirname(folder), { recursive: true });
  await rename(join(root, 'package'), folder);
  const { dependencies, bin } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    await symlink(join(PACKAGE, 'node_modules', name), join(root, 'node_modules', name));
  }
  const program = join(folder, bin['rollcall-contract-tests']);
  return {
    folder,
    run: (...args) => runProgram(program, args, root),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

async function runProgram(program: string, args: readonly string[], cwd: string): Promise<ProgramRun> {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR, NO_COLOR: '1' };
  const child = spawn(process.execPath, [program, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  child.stdout.on('data', (chunk) => (printed += chunk));
  child.stderr.on('data', (chunk) => (printed += chunk));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode, printed };
}
