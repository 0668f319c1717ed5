import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { candidates } from '../src/completion/candidates.ts';
import { rollcallCommand } from '../src/program.ts';
import { main, newFolder, rollcall } from './support/rollcall.ts';

it.each([
  { given: 'imp', want: 'import imports' },
  { given: 'customers un', want: 'unarchive' },
  { given: 'customers ', want: 'list get create update archive unarchive delete export help' },
  { given: 'webhooks re', want: 'redeliver redeliver-failed' },
  { given: 'trigger customer.u', want: 'customer.updated customer.unarchived' },
  { given: 'webhooks deliveries --status ', want: 'pending succeeded failed canceled' },
  { given: 'completion ', want: 'bash zsh fish powershell' },
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
])('completes "rollcall $given" with "$want"', async ({ given, want }) => {
  expect((await candidates(rollcallCommand(), given.split(' '))).join(' ')).toBe(want);
});

describe('the words that a shell passes', () => {
  it.each([
    { given: ['import', 'other.csv', '--map', ''], want: 'Email= Full Name= City=' },
    { given: ['import', 'other.csv', '--map', 'City=shipping_c'], want: 'City=shipping_city City=shipping_country' },
    { given: ['import', 'other.csv', '--map', 'City', '=', 'shipping_ci'], want: 'shipping_city' },
    { given: ['import', 'other.csv', '--map', '"Full Name=first'], want: 'Full Name=first_name' },
    { given: ['import', 'other.csv', '--map=Em'], want: '--map=Email=' },
    { given: ['import', 'other.csv', '--ignore', 'F'], want: 'Full Name' },
    { given: ['import', '--map', ''], want: '' },
    { given: ['import', 'none.csv', '--map', ''], want: '' },
    { given: ['customers', 'create', 'customer_key=x', 'customer_'], want: 'customer_type=' },
    { given: ['customers', 'create', 'metad'], want: 'metadata:=' },
    { given: ['customers', 'create', 'metadata', ':=', ''], want: '' },
    { given: ['customers', 'create', 'customer_type=B'], want: 'customer_type=BUSINESS' },
    { given: ['customers', 'update', 'jane', 'customer_'], want: 'customer_type=' },
    { given: ['customers', 'update', 'jane', 'city=x', 'website_'], want: 'website_url=' },
    { given: ['whoami', '--profile', 'st'], want: 'staging' },
    { given: ['listen', '--event-types', 'import'], want: 'import.completed' },
    { given: ['listen', '--event-types', 'import.completed,customer.d'], want: 'import.completed,customer.deleted' },
    { given: ['config', 'set', ''], want: 'apiKey baseUrl profile' },
    { given: ['api', 'GET', '/customers/n'], want: '/customers/new' },
  ])('$given become "$want"', async ({ given, want }) => {
    const folder = await placeProgram(await newFolder());
    const { exitCode, stdout } = await rollcall(['__complete', ...given], { cwd: folder });
    expect(stdout.trimEnd().split('\n').join(' ')).toBe(want);
    expect(exitCode).toBe(0);
  });
});

describe('PowerShell', () => {
  const missing = spawnSync('pwsh', ['-Version']).status !== 0;

  it('gets a script that calls the program with the words of the line, and evaluates none of them', async () => {
    const { stdout } = await rollcall(['completion', 'powershell']);
    expect(stdout).toContain('Register-ArgumentCompleter -Native -CommandName rollcall');
    expect(stdout).toContain('& rollcall $command @words');
    expect(stdout).not.toMatch(/Invoke-Expression|iex/i);
  });

  it.each([
    { given: ['__complete_next', 'completion'], want: 'bash zsh fish powershell' },
    { given: ['__complete_next', 'import', '--on-conflict'], want: 'fail skip update' },
    { given: ['__complete', 'completion', 'po'], want: 'powershell' },
  ])('gets "$want" from $given, also after a space, where version 5 passes no word', async ({ given, want }) => {
    expect((await rollcall(given)).stdout.trimEnd().split('\n').join(' ')).toBe(want);
  });

  it.for([
    { given: 'rollcall customers un', want: 'unarchive' },
    { given: 'rollcall completion ', want: 'bash zsh fish powershell' },
    { given: 'rollcall import other.csv --map Full', want: "'Full Name='" },
  ])('completes "$given" with $want', async ({ given, want }, { skip }) => {
    skip(missing, 'pwsh is not installed');
    const folder = await placeProgram(await newFolder());
    const env = { PATH: `${folder}:${process.env.PATH}`, HOME: folder };
    const child = spawn('pwsh', ['-NoProfile', '-Command', POWERSHELL], { cwd: folder, env: { ...env, LINE: given } });
    expect((await text(child.stdout)).trimEnd().split(/\r?\n/).join(' ')).toBe(want);
  });
});

const POWERSHELL = `rollcall completion powershell | Out-String | Invoke-Expression
  (TabExpansion2 $env:LINE $env:LINE.Length).CompletionMatches.CompletionText`;

const shells = ['bash', 'zsh', 'fish'] as const;

describe.each(shells)('%s', (shell) => {
  const missing = ['script', shell].find((program) => spawnSync(program, ['--version']).status !== 0);
  let terminal: Terminal;
  beforeAll(async () => {
    if (missing === undefined) terminal = await openTerminal(shell);
  });
  afterAll(() => terminal?.close());

  it.for([
    { given: 'a command', line: 'rollcall expo', want: 'rollcall export' },
    { given: 'a command of a command', line: 'rollcall customers un', want: 'rollcall customers unarchive' },
    { given: 'an option', line: 'rollcall import --on', want: 'rollcall import --on-conflict' },
    { given: 'a value', line: 'rollcall export --format n', want: 'rollcall export --format ndjson' },
    { given: 'a value after "="', line: 'rollcall export --format=n', want: 'rollcall export --format=ndjson' },
    { given: 'a file', line: 'rollcall import cust', want: 'rollcall import customers.csv' },
    { given: 'a column', line: 'rollcall import other.csv --map Em', want: 'rollcall import other.csv --map Email=' },
    {
      given: 'a field for a column',
      line: 'rollcall import other.csv --map Email=primary_e',
      want: 'rollcall import other.csv --map Email=primary_email',
    },
    {
      given: 'a field for a column with a space',
      line: 'rollcall import other.csv --map Full\\ Name=first_n',
      want: 'rollcall import other.csv --map Full\\ Name=first_name',
    },
    { given: 'a field', line: 'rollcall customers create primary_e', want: 'rollcall customers create primary_email=' },
    {
      given: 'a value of a field',
      line: 'rollcall customers create customer_type=I',
      want: 'rollcall customers create customer_type=INDIVIDUAL',
    },
  ])(`${shell} completes $given on TAB`, async ({ line, want }, { skip }) => {
    skip(missing !== undefined, `${missing} is not installed`);
    expect((await terminal.completed(line)).trimEnd()).toBe(want);
  });

  it(`${shell} puts no space after "=", so that the value can follow`, async ({ skip }) => {
    skip(missing !== undefined, `${missing} is not installed`);
    const line = 'rollcall customers create customer_k';
    expect(await terminal.completed(line)).toBe('rollcall customers create customer_key=');
  });

  it(`${shell} runs no part of the line that it completes`, async ({ skip }) => {
    skip(missing !== undefined, `${missing} is not installed`);
    await terminal.completed('rollcall import $(touch was-run) --form');
    expect(await readdir(terminal.folder)).not.toContain('was-run');
  });
});

/** Places the program under the name that users type in a folder, and files and a profile beside it. */
async function placeProgram(folder: string): Promise<string> {
  await symlink(main, join(folder, 'rollcall'));
  await writeFile(join(folder, 'customers.csv'), '');
  await writeFile(join(folder, 'other.csv'), 'customer_key;Email;"Full Name";City\nx;y;z;c\n');
  const config = JSON.stringify({ profiles: { staging: {} } });
  await mkdir(join(folder, '.config/rollcall'), { recursive: true });
  await writeFile(join(folder, '.config/rollcall/config.json'), config, { mode: 0o600 });
  return folder;
}

/** A shell in which somebody types. */
interface Terminal {
  readonly folder: string;
  /** A line as the shell completes it when TAB is pressed at its end. */
  completed(line: string): Promise<string>;
  close(): Promise<unknown>;
}

async function openTerminal(shell: (typeof shells)[number]): Promise<Terminal> {
  const folder = await placeProgram(await mkdtemp(join(tmpdir(), 'rollcall-shell-')));
  const env = { PATH: `${folder}:${process.env.PATH}`, HOME: folder, ZDOTDIR: folder, TERM: 'dumb' };
  const remove = () => rm(folder, { recursive: true, force: true });
  if (shell === 'fish') {
    const completed = (line: string) =>
      completedByFish(spawn('fish', ['--command', FISH, line], { cwd: folder, env }), line);
    return { folder, completed, close: remove };
  }
  const { file, content, command } = terminals[shell];
  await writeFile(join(folder, file), content);
  // Shells complete only in a terminal.
  const child = spawn('script', ['--quiet', '--command', command, '/dev/null'], { cwd: folder, env });
  await printedBy(child, /ready> /);
  const completed = async (line: string): Promise<string> => {
    // TAB, then the keys that quote the line for echo, so that it does not run.
    child.stdin.write(`${line}\t\x01echo 'is: <\x05>'\n`);
    const [, found = ''] = await printedBy(child, /^is: <([^\r\n]*)>\r?\n[\s\S]*ready> /m);
    return found;
  };
  const close = async () => {
    child.stdin.write('exit\n');
    await once(child, 'exit');
    await remove();
  };
  return { folder, completed, close };
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
  return others.length === 0 && only ? line.replace(/(?:\\ |\S)*$/, only.replaceAll(' ', '\\ ')) : line;
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
