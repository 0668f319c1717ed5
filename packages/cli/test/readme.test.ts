import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exitCodes } from '../src/core/errors.ts';
import { main, newFolder } from './support/rollcall.ts';
import { type Server, startServer } from './support/server.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** Each block of commands that is to be run, and what the page says that it prints. */
const snippets = [...readme.matchAll(/<!-- run(, fails)? -->\n```sh\n(.*?)```\n(?:\n```text\n(.*?)```\n)?/gs)].map(
  ([, fails, commands = '', output = '']) => ({ fails: fails !== undefined, commands, output }),
);

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

it('the snippets, one after the other, print what the page says', async () => {
  const folder = await newFolder();
  await symlink(main, join(folder, 'rollcall'));
  expect(snippets.length).toBeGreaterThan(6);
  for (const { fails, commands, output } of snippets) {
    const { exitCode, printed } = await runShell(folder, commands);
    expect(withoutTimes(printed)).toBe(withoutTimes(output));
    // A snippet that shows rows that fail ends with 1 as well.
    if (fails) expect(exitCode).toBeGreaterThan(0);
  }
});

it('the table has every exit code', () => {
  const codes = [...readme.matchAll(/^\| (\d+(?:, \d+)*) \|/gm)].flatMap(([, list = '']) =>
    list.split(', ').map(Number),
  );
  expect(codes).toEqual(Object.values(exitCodes));
});

async function runShell(folder: string, commands: string): Promise<{ exitCode: number; printed: string }> {
  // The reader's own key and address stand in for those of the page.
  const script = commands.replace(/^export .*$/gm, '');
  const env = {
    ROLLCALL_API_KEY: server.apiKey,
    ROLLCALL_BASE_URL: server.baseUrl,
    PATH: `${folder}:${process.env.PATH}`,
  };
  const child = spawn('bash', ['--norc', '-c', script], { cwd: folder, env });
  const printed = Promise.all([text(child.stdout), text(child.stderr)]);
  const [exitCode] = await once(child, 'exit');
  return { exitCode, printed: (await printed).join('') };
}

function withoutTimes(printed: string): string {
  return printed.replace(/ in \d+ s:/g, ' in 0 s:').replace(/"seconds":[\d.]+/g, '"seconds":0');
}
