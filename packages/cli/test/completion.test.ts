import { spawnSync } from 'node:child_process';
import { readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { completed, shells } from './support/completed.ts';
import { main, newFolder, rollcall } from './support/rollcall.ts';

const commands = 'list get create update archive unarchive delete export help';

describe('what a line may become', () => {
  it.each([
    ['imp', 'import'],
    ['customers un', 'unarchive'],
    ['customers ', commands],
    ['completion ', 'bash zsh fish'],
    ['import --on', '--on-conflict'],
    ['import --on-conflict ', 'fail skip update'],
    ['import --on-conflict s', 'skip'],
    ['import --on-conflict=', '--on-conflict=fail --on-conflict=skip --on-conflict=update'],
    ['import --on-conflict =', 'fail skip update'],
    ['import --on-conflict = s', 'skip'],
    ['import --dry-run --format n', 'ndjson'],
    ['customers list --type BUSINESS --arch', '--archived'],
    ['customers list --search customers ', ''],
    ['import ', ''],
    ['import --failed ', ''],
    ['nonsense --form', ''],
    ['nonsense ', ''],
  ])('%s: %s', async (line, want) => {
    const { stdout, exitCode } = await rollcall(['__complete', ...line.split(' ')]);
    expect({ found: stdout.trim().split('\n').join(' '), exitCode }).toEqual({ found: want, exitCode: 0 });
  });
});

describe.each(shells)('on TAB, %s', (shell) => {
  const missing = ['script', shell].find((program) => spawnSync(program, ['--version']).status !== 0);

  it.for([
    { given: 'a command', line: 'rollcall imp', want: 'rollcall import' },
    { given: 'a command of a command', line: 'rollcall customers un', want: 'rollcall customers unarchive' },
    { given: 'an option', line: 'rollcall import --on', want: 'rollcall import --on-conflict' },
    { given: 'a value', line: 'rollcall export --format n', want: 'rollcall export --format ndjson' },
    { given: 'a value behind "="', line: 'rollcall export --format=n', want: 'rollcall export --format=ndjson' },
    { given: 'a file', line: 'rollcall import cust', want: 'rollcall import customers.csv' },
  ])('completes $given', async ({ line, want }, { skip }) => {
    skip(missing !== undefined, `${missing} is not installed`);
    expect((await completed(shell, line, await folderWithProgram())).trimEnd()).toBe(want);
  });

  it('runs nothing of what is being typed', async ({ skip }) => {
    skip(missing !== undefined, `${missing} is not installed`);
    const folder = await folderWithProgram();
    await completed(shell, 'rollcall import $(touch was-run) --form', folder);
    expect(await readdir(folder)).not.toContain('was-run');
  });
});

/** A folder with a file, and with the program under the name that people type. */
async function folderWithProgram(): Promise<string> {
  const folder = await newFolder();
  await symlink(main, join(folder, 'rollcall'));
  await writeFile(join(folder, 'customers.csv'), '');
  return folder;
}
