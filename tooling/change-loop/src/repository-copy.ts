import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const run = promisify(execFile);

/** A copy of the repository to change, with the sources as they are now and the installed dependencies. */
export interface RepositoryCopy {
  readonly folder: string;
  /** The entry of the server that is built in the repository, without the changes of the copy. */
  readonly builtServer: string;
  /** Changes a file. Throws if the change changes nothing. */
  readonly edit: (file: string, change: (text: string) => string) => Promise<void>;
  /** Runs a program of Node in the copy, and returns what it printed. A failure is a result like any other. */
  readonly node: (args: readonly string[], env?: NodeJS.ProcessEnv) => Promise<Run>;
  readonly remove: () => Promise<void>;
}

interface Run {
  readonly failed: boolean;
  readonly output: string;
}

export async function copyRepository(): Promise<RepositoryCopy> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rollcall-change-'));
  const { stdout } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT });
  const files = stdout.split('\0').filter((file) => file !== '');
  for (const file of files) await copyFile(file, folder);
  await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  const packages = files.filter((file) => /^[^/]+\/[^/]+\/package\.json$/.test(file)).map((file) => path.dirname(file));
  for (const name of packages) await copyLinks(path.join(name, 'node_modules'), folder);
  // The setup of the contract tests reads the base path from it.
  await symlink(path.join(ROOT, 'packages/contract/dist'), path.join(folder, 'packages/contract/dist'));
  await commitAll(folder);
  return {
    folder,
    builtServer: path.join(ROOT, 'apps/server/dist/main.js'),
    edit: (file, change) => edit(path.join(folder, file), change),
    node: (args, env) => runNode(folder, args, env),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A file that is deleted but not committed has no copy. */
async function copyFile(file: string, folder: string): Promise<void> {
  await cp(path.join(ROOT, file), path.join(folder, file)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}

/** A change starts from a commit on the main branch. */
async function commitAll(folder: string): Promise<void> {
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
  await run('git', ['init', '--quiet', '--initial-branch=main'], { cwd: folder });
  await run('git', ['add', '--all'], { cwd: folder });
  await run('git', [...author, 'commit', '--quiet', '--no-verify', '--message', 'Before the change'], { cwd: folder });
}

/** The links of pnpm are relative: in the copy, they lead to the packages of the copy. */
async function copyLinks(modules: string, folder: string): Promise<void> {
  const entries = await readdir(path.join(ROOT, modules), { withFileTypes: true }).catch(() => []);
  await mkdir(path.join(folder, modules), { recursive: true });
  for (const entry of entries) {
    const name = path.join(modules, entry.name);
    if (entry.isSymbolicLink()) await symlink(await readlink(path.join(ROOT, name)), path.join(folder, name));
    else if (entry.name.startsWith('@')) await copyLinks(name, folder);
  }
}

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(file, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`The change of ${file} changes nothing: it must follow the file.`);
  await writeFile(file, after);
}

async function runNode(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  const options = { cwd, env: { ...process.env, NO_COLOR: '1', ...env }, maxBuffer: 64 * 1024 * 1024 };
  try {
    const { stdout, stderr } = await run(process.execPath, [...args], options);
    return { failed: false, output: stdout + stderr };
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return { failed: true, output: stdout + stderr };
  }
}
