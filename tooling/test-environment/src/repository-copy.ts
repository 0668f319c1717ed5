import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const OUTPUT_BYTES_MAX = 64 * 1024 * 1024;
const run = promisify(execFile);

/**
 * Copies the files of the repository that git tracks or would track, as they are now, and commits them to `main`. Later
 * commits have the same author, and run no hooks.
 *
 * @param folder for the copy. It is created if necessary.
 * @returns the paths of the files.
 */
export async function copyRepository(folder: string): Promise<readonly string[]> {
  const files = await listFiles();
  for (const file of files) await cp(path.join(ROOT, file), path.join(folder, file));
  const git = (...args: readonly string[]) => run('git', args, { cwd: folder });
  await git('init', '--quiet', '--initial-branch=main');
  for (const [name, value] of Object.entries(SETTINGS)) await git('config', name, value);
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'chore: copy the repository');
  return files;
}

const SETTINGS = {
  'user.name': 'Test',
  'user.email': 'test@example.com',
  'commit.gpgsign': 'false',
  'core.hooksPath': '/dev/null',
};

/** A file that is deleted but not committed is still among the tracked ones. */
async function listFiles(): Promise<readonly string[]> {
  const list = async (...options: readonly string[]) => {
    const git = ['ls-files', '-z', ...options];
    const { stdout } = await run('git', git, { cwd: ROOT, maxBuffer: OUTPUT_BYTES_MAX });
    return stdout.split('\0').filter((file) => file !== '');
  };
  const deleted = new Set(await list('--deleted'));
  return (await list('--cached', '--others', '--exclude-standard')).filter((file) => !deleted.has(file));
}

/** A copy of the repository whose programs run, to change. */
export interface WorkingCopy {
  readonly folder: string;
  /** Changes a file. Throws if the change changes nothing. */
  readonly edit: (file: string, change: (text: string) => string) => Promise<void>;
  /** Runs a program of Node in the copy, and returns what it printed. A failure is a result like any other. */
  readonly node: (args: readonly string[], env?: NodeJS.ProcessEnv) => Promise<ProgramRun>;
  /** Writes a `tsconfig.json` for the compiler that includes only some folders, and returns its path. */
  readonly projectOf: (...folders: readonly string[]) => Promise<string>;
  readonly remove: () => Promise<void>;
}

interface ProgramRun {
  readonly failed: boolean;
  readonly output: string;
}

/**
 * Copies the repository with links to the installed dependencies, to a temporary folder. The packages of the copy import
 * each other. Nothing is built but the contract, the documentation and the console, which are links to the builds of the
 * repository.
 */
export async function copyWithDependencies(): Promise<WorkingCopy> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rollcall-copy-'));
  const files = await copyRepository(folder);
  await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  const packages = files.filter((file) => /^[^/]+\/[^/]+\/package\.json$/.test(file)).map((file) => path.dirname(file));
  for (const name of packages) await copyLinks(path.join(name, 'node_modules'), folder);
  for (const name of BUILT) await symlink(path.join(ROOT, name), path.join(folder, name));
  return {
    folder,
    edit: (file, change) => edit(path.join(folder, file), change),
    node: (args, env) => runNode(folder, args, env),
    projectOf: (...folders) => writeProject(folder, folders),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The setup of the contract tests reads the base path from the contract, and the server sends the sites. */
const BUILT = ['packages/contract/dist', 'apps/docs/dist', 'apps/console/dist'];

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

async function writeProject(root: string, folders: readonly string[]): Promise<string> {
  const project = path.join(root, `tsconfig.${folders.join('-').replaceAll('/', '-')}.json`);
  await writeFile(project, JSON.stringify({ extends: './tsconfig.json', include: folders }));
  return project;
}

async function runNode(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<ProgramRun> {
  const options = { cwd, env: { ...process.env, NO_COLOR: '1', ...env }, maxBuffer: OUTPUT_BYTES_MAX };
  try {
    const { stdout, stderr } = await run(process.execPath, [...args], options);
    return { failed: false, output: stdout + stderr };
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return { failed: true, output: stdout + stderr };
  }
}
