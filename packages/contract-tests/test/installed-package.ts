import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SOURCE = join(import.meta.dirname, '..');

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
  const { stdout } = await run('pnpm', ['pack', '--json', '--pack-destination', root], { cwd: SOURCE });
  const { filename } = JSON.parse(stdout) as { filename: string };
  const folder = join(root, 'node_modules/@rollcall/contract-tests');
  await mkdir(folder, { recursive: true });
  await run('tar', ['-xzf', filename, '-C', folder, '--strip-components=1']);
  const { dependencies, bin } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  for (const dependency of Object.keys(dependencies)) {
    await symlink(join(SOURCE, 'node_modules', dependency), join(root, 'node_modules', dependency));
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
