import { type ExecFileOptions, execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/** The root of the repository. */
export const ROOT = path.resolve(import.meta.dirname, '../../..');

/** The present document. */
export const DOCUMENT = path.join(ROOT, 'openapi.yaml');

const run = promisify(execFile);

/** A program exited with a status other than 0. The message has its whole output. */
export class ToolError extends Error {
  override readonly name = 'ToolError';
  readonly output: string;

  constructor(command: string, output: string, cause: unknown) {
    super(`${command} failed:\n${output}`, { cause });
    this.output = output;
  }
}

/**
 * Runs a program to its end, and returns its standard output.
 *
 * @throws {ToolError} if it fails.
 */
export async function runTool(file: string, args: readonly string[], options: ExecFileOptions = {}): Promise<string> {
  try {
    const { stdout } = await run(file, args, { maxBuffer: 64 * 1024 * 1024, ...options, encoding: 'utf8' });
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new ToolError([file, ...args].join(' '), `${stderr}${stdout}`, error);
  }
}

/**
 * Runs the pnpm version that the repository pins, and returns its standard output.
 *
 * @throws {ToolError} if it fails.
 */
export async function pnpm(...args: readonly string[]): Promise<string> {
  const { packageManager } = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8'));
  const shell = process.platform === 'win32';
  return runTool('npx', ['--prefer-offline', '--yes', packageManager, ...args], { cwd: ROOT, shell });
}

/** The fields of a `package.json` that the checks read. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly type?: string;
  readonly license?: string;
  readonly main?: string;
  readonly module?: string;
  readonly types?: string;
  readonly exports?: unknown;
  readonly bin?: string | Readonly<Record<string, string>>;
  readonly repository?: { readonly directory?: string };
  readonly publishConfig?: { readonly access?: string; readonly provenance?: boolean };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** A package of the workspace that is published to npm. */
export interface PublishedPackage {
  readonly name: string;
  readonly version: string;
  /** Its absolute path. */
  readonly folder: string;
}

/** The packages that are not private, by name. */
export async function publishedPackages(): Promise<readonly PublishedPackage[]> {
  const parents = ['packages', 'apps'].map((name) => path.join(ROOT, name));
  const folders = await Promise.all(
    parents.map(async (parent) => (await readdir(parent)).map((name) => path.join(parent, name))),
  );
  const packages = await Promise.all(folders.flat().map(publishedPackageIn));
  return packages.filter((found) => found !== undefined).toSorted((a, b) => a.name.localeCompare(b.name));
}

async function publishedPackageIn(folder: string): Promise<PublishedPackage | undefined> {
  const manifest = await readManifest(folder).catch((error) => {
    // Git may leave a folder without a package.
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (manifest === undefined || manifest.private === true) return undefined;
  return { name: manifest.name, version: manifest.version, folder };
}

/** The manifest of the package in a folder. */
export async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
}
