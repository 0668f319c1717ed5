import { execFile } from 'node:child_process';
import { copyFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Target } from './rollcall-server.ts';

/** The settings of a user who wants all checks of `strict`. */
const tsconfig = {
  compilerOptions: {
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.iterable'],
    module: 'nodenext',
    types: ['node'],
    strict: true,
    skipLibCheck: true,
    outDir: 'dist',
  },
};

/**
 * Makes a folder a TypeScript project of its own, with one of our programs and what it may import from npm. The client that
 * the program imports belongs into the folder `client`.
 *
 * @param program the name of a file in `programs`.
 */
export async function createProject(folder: string, program: string): Promise<void> {
  const here = join(import.meta.dirname, '..');
  await copyFile(join(here, 'programs', program), join(folder, program));
  await symlink(join(here, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
}

const run = promisify(execFile);
/** The version of the repository. That of this package, which the generators need, takes ten times as long. */
const tsc = join(import.meta.dirname, '../../../node_modules/typescript/bin/tsc');

/** Compiles a project into its folder `dist`. Resolves with the errors of the compiler; '' if there are none. */
export async function compileProject(folder: string): Promise<string> {
  return run(process.execPath, [tsc, '-p', folder]).then(
    () => '',
    ({ stdout }: { stdout: string }) => stdout,
  );
}

/** Runs a compiled program against a server. Resolves with the JSON that it prints. */
export async function runProgram(folder: string, program: string, { baseUrl, apiKey }: Target): Promise<unknown> {
  const { stdout } = await run(process.execPath, [join(folder, 'dist', program), baseUrl, apiKey]);
  return JSON.parse(stdout);
}

/** The answers that each of the programs prints. */
export const expectedAnswers: unknown = {
  created: ['Chris', 'Jane', 'Zoë'],
  someCreated: ['max'],
  failed: [
    [1, 'customer_key_taken', 'customer_key', false],
    [2, 'invalid_format', 'primary_email', null],
  ],
  taken: 1,
  status: 422,
  code: 'validation_failed',
  issues: [['invalid_format', 'primary_email']],
};
