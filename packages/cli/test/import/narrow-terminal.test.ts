import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, it } from 'vitest';
import { generateCustomers } from '../support/generated-customers.ts';
import { environmentFor, main, newFolder } from '../support/rollcall.ts';
import { startServer } from '../support/server.ts';

const server = await startServer();
afterAll(() => server.stop());

it('the progress of an import fits a terminal of 40 columns, with percentage, failures and time left', async () => {
  const folder = await newFolder();
  await writeFile(join(folder, 'c.csv'), generateCustomers(3000).csv);
  // `script` provides a terminal.
  const command = `stty cols 40; ${process.execPath} ${main} import c.csv`;
  const env = { PATH: process.env.PATH, TERM: 'xterm', HOME: folder, ...environmentFor(server) };
  const child = spawn('script', ['-qec', command, '/dev/null'], { cwd: folder, env });
  // The report follows the last line in a line of its own.
  const lines = (await text(child.stdout)).split('\r\u001B[K').map((line) => line.split('\r')[0] ?? '');
  const drawn = lines.filter((line) => line.includes('%'));
  expect(drawn.length).toBeGreaterThan(1);
  for (const line of drawn) expect(line.trimEnd().length).toBeLessThan(40);
  expect(drawn.join('\n')).toMatch(/^\d+ % {2}(?:[\d,]+ rows {2})?\d+ failed {2}(?:\d+ min )?\d+ s left$/m);
});
