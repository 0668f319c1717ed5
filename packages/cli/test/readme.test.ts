import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, it } from 'vitest';
import { exitCodes } from '../src/core/errors.ts';
import { main, newFolder } from './support/rollcall.ts';
import { startServer } from './support/server.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The blocks of commands marked `<!-- run -->`, each with the output that the page shows. */
const snippets = [...readme.matchAll(/<!-- run(, fails)? -->\n```sh\n(.*?)```\n(?:\n```text\n(.*?)```\n)?/gs)].map(
  ([, fails, commands = '', output = '']) => ({ fails: fails !== undefined, commands, output }),
);

const server = await startServer();
afterAll(() => server.stop());

it('the snippets of the README print the output that it shows, run one after the other', async () => {
  const folder = await newFolder();
  await symlink(main, join(folder, 'rollcall'));
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
  // The page sets the reader's own key and address; here, the test server's are used.
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
