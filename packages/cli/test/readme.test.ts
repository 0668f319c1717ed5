import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, it } from 'vitest';
import { exitCodes } from '../src/core/errors.ts';
import { main, newFolder, rollcall } from './support/rollcall.ts';
import { startServer } from './support/server.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The blocks of commands marked `<!-- run -->`, each with the output that the page shows. */
const snippets = [...readme.matchAll(/<!-- run(, fails)? -->\n```sh\n(.*?)```\n(?:\n```text\n(.*?)```\n)?/gs)].map(
  ([, fails, commands = '', output = '']) => ({ fails: fails !== undefined, commands, output }),
);

const server = await startServer();
afterAll(() => server.stop());

/** Each snippet is a process or several. */
const TIMEOUT_MS = 300_000;

it('the snippets of the README print the output that it shows, run one after the other', {
  timeout: TIMEOUT_MS,
}, async () => {
  const folder = await newFolder();
  await symlink(main, join(folder, 'rollcall'));
  await writeFile(join(folder, 'key.txt'), server.apiKey);
  expect(snippets.length).toBeGreaterThan(6);
  for (const { fails, commands, output } of snippets) {
    const { exitCode, printed } = await runShell(folder, commands);
    expect(withoutTimes(printed)).toBe(withoutTimes(output));
    if (fails) expect(exitCode).toBeGreaterThan(0);
  }
});

it('the README has every exit code in its table', () => {
  const codes = [...readme.matchAll(/^\| (\d+(?:, \d+)*) \|/gm)].flatMap(([, list = '']) =>
    list.split(', ').map(Number),
  );
  expect(codes).toEqual(Object.values(exitCodes));
});

async function runShell(folder: string, commands: string): Promise<{ exitCode: number; printed: string }> {
  // The page uses the reader's own address and import; here, those of the test are used.
  const latest = await latestImport(folder);
  const script = commands.replaceAll('http://127.0.0.1:4010/api/v1', server.baseUrl).replace(IMPORT_ID, latest);
  // A time zone or a login of the developer must not change the output.
  const env = { HOME: folder, PATH: `${folder}:${process.env.PATH}` };
  const child = spawn('bash', ['--norc', '-c', script], { cwd: folder, env });
  const printed = Promise.all([text(child.stdout), text(child.stderr)]);
  const [exitCode] = await once(child, 'exit');
  return { exitCode, printed: (await printed).join('').replaceAll(folder, '~').replaceAll(server.baseUrl, ADDRESS) };
}

const ADDRESS = 'http://127.0.0.1:4010/api/v1';
/** The import that the page shows. */
const IMPORT_ID = '3f2a9c1b';

async function latestImport(folder: string): Promise<string> {
  const { stdout } = await rollcall(['imports', '--json'], { cwd: folder });
  return stdout === '' ? IMPORT_ID : (JSON.parse(stdout)[0]?.id ?? IMPORT_ID);
}

/** Without what differs from run to run: times, ids, and the spaces after them. */
function withoutTimes(printed: string): string {
  return printed
    .replace(/ in \d+ s:/g, ' in 0 s:')
    .replace(/"seconds":[\d.]+/g, '"seconds":0')
    .replace(/answered in \d+ ms/g, 'answered in 0 ms')
    .replace(/[\da-f]{8}-[\da-f]{4}-[\da-f-]+/g, 'REQUEST')
    .replace(/^[\da-f]{8}(?= {2})/gm, IMPORT_ID)
    .replace(/(?<="import_id":")[\da-f]{8}/, IMPORT_ID)
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d/g, '2026-11-30 09:30');
}
