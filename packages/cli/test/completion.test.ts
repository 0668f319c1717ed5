import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { candidates } from '../src/completion.ts';
import { rollcallCommand } from '../src/program.ts';
import { main, newFolder } from './support/rollcall.ts';

it.each([
  { given: 'imp', want: 'import' },
  { given: 'customers un', want: 'unarchive' },
  { given: 'customers ', want: 'list get create update archive unarchive delete export help' },
  { given: 'completion ', want: 'bash zsh fish' },
  { given: 'import --on', want: '--on-conflict' },
  { given: 'import --on-conflict ', want: 'fail skip update' },
  { given: 'import --on-conflict s', want: 'skip' },
  { given: 'import --on-conflict=', want: '--on-conflict=fail --on-conflict=skip --on-conflict=update' },
  { given: 'import --on-conflict =', want: 'fail skip update' },
  { given: 'import --on-conflict = s', want: 'skip' },
  { given: 'import --dry-run --format n', want: 'ndjson' },
  { given: 'customers list --type BUSINESS --arch', want: '--archived' },
  { given: 'customers list --search customers ', want: '' },
  { given: 'import ', want: '' },
  { given: 'import --failed ', want: '' },
  { given: 'nonsense --form', want: '' },
  { given: 'nonsense ', want: '' },
])('completes "rollcall $given" with "$want"', ({ given, want }) => {
  expect(candidates(rollcallCommand(), given.split(' ')).join(' ')).toBe(want);
});

const shells = ['bash', 'zsh', 'fish'] as const;

describe.each(shells)('%s', (shell) => {
  const missing = ['script', shell].find((program) => spawnSync(program, ['--version']).status !== 0);

  it.for([
    { given: 'a command', line: 'rollcall imp', want: 'rollcall import' },
    { given: 'a command of a command', line: 'rollcall customers un', want: 'rollcall customers unarchive' },
    { given: 'an option', line: 'rollcall import --on', want: 'rollcall import --on-conflict' },
    { given: 'a value', line: 'rollcall export --format n', want: 'rollcall export --format ndjson' },
    { given: 'a value after "="', line: 'rollcall export --format=n', want: 'rollcall export --format=ndjson' },
    { given: 'a file', line: 'rollcall import cust', want: 'rollcall import customers.csv' },
  ])(`${shell} completes $given on TAB`, async ({ line, want }, { skip }) => {
    skip(missing !== undefined, `${missing} is not installed`);
    expect((await completedBy(shell, line, await folderWithProgram())).trimEnd()).toBe(want);
  });

  it(`${shell} runs no part of the line that it completes`, async ({ skip }) => {
    skip(missing !== undefined, `${missing} is not installed`);
    const folder = await folderWithProgram();
    await completedBy(shell, 'rollcall import $(touch was-run) --form', folder);
    expect(await readdir(folder)).not.toContain('was-run');
  });
});

/** A folder with a file, and with the program under the name that users type. */
async function folderWithProgram(): Promise<string> {
  const folder = await newFolder();
  await symlink(main, join(folder, 'rollcall'));
  await writeFile(join(folder, 'customers.csv'), '');
  return folder;
}

/** A line as a shell completes it when TAB is pressed at its end. */
async function completedBy(shell: (typeof shells)[number], line: string, folder: string): Promise<string> {
  const env = { PATH: `${folder}:${process.env.PATH}`, HOME: folder, ZDOTDIR: folder, TERM: 'dumb' };
  if (shell === 'fish') return completedByFish(spawn('fish', ['--command', FISH, line], { cwd: folder, env }), line);
  const { file, content, command } = terminals[shell];
  await writeFile(join(folder, file), content);
  // Shells complete only in a terminal.
  const child = spawn('script', ['--quiet', '--command', command, '/dev/null'], { cwd: folder, env });
  await printedBy(child, /ready> /);
  // TAB, then the keys that quote the line for echo, so that it does not run.
  child.stdin.write(`${line}\t\x01echo 'is: <\x05>'\n`);
  const [, found = ''] = await printedBy(child, /^is: <(.*)>\r?$/m);
  child.stdin.write('exit\n');
  await once(child, 'exit');
  return found;
}

const terminals = {
  bash: {
    file: 'bashrc',
    content: `PS1='ready> '; bind 'set enable-bracketed-paste off'; source <(rollcall completion bash)`,
    command: 'bash --noprofile --rcfile bashrc -i',
  },
  zsh: {
    file: '.zshrc',
    content: `autoload -Uz compinit; compinit -u -D; unset zle_bracketed_paste; setopt no_prompt_sp
      PROMPT='ready> '; source <(rollcall completion zsh)`,
    command: 'zsh -i',
  },
} as const;

/** fish lists its candidates without a terminal. */
const FISH = 'rollcall completion fish | source; complete --do-complete $argv[1]';

async function completedByFish({ stdout }: ChildProcessWithoutNullStreams, line: string): Promise<string> {
  const [only, ...others] = (await text(stdout)).trim().split('\n');
  return others.length === 0 && only ? line.replace(/\S*$/, only) : line;
}

/** Waits until a program has printed a text. */
function printedBy(child: ChildProcessWithoutNullStreams, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let output = '';
    const look = (chunk: Buffer): void => {
      output += chunk;
      const found = pattern.exec(output);
      if (!found) return;
      child.stdout.off('data', look);
      resolve(found);
    };
    child.stdout.on('data', look);
    child.once('exit', () => reject(new Error(`The program has printed only: ${output}`)));
  });
}
