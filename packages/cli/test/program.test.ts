import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { main, rollcall } from './support/rollcall.ts';

it.each([
  { given: '--version', exitCode: 0, stdout: /^\d+\.\d+\.\d+\n$/, stderr: /^$/ },
  { given: '-v', exitCode: 0, stdout: /^\d+\.\d+\.\d+\n$/, stderr: /^$/ },
  { given: '-V', exitCode: 0, stdout: /^\d+\.\d+\.\d+\n$/, stderr: /^$/ },
  { given: 'version', exitCode: 0, stdout: /^\d+\.\d+\.\d+\n$/, stderr: /^$/ },
  { given: '--help', exitCode: 0, stdout: /ROLLCALL_API_KEY[\s\S]*Exit codes/, stderr: /^$/ },
  { given: 'import --help', exitCode: 0, stdout: /--on-conflict/, stderr: /^$/ },
  { given: '', exitCode: 2, stdout: /^$/, stderr: /Usage: rollcall/ },
  { given: 'imprt x.csv', exitCode: 2, stdout: /^$/, stderr: /Did you mean import\?/ },
  { given: 'import x.csv --concurrency 0', exitCode: 2, stdout: /^$/, stderr: /whole number, from 1 to 100/ },
  { given: 'customers list --limit 0', exitCode: 2, stdout: /^$/, stderr: /whole number, 1 or more/ },
  { given: 'import x.csv --map Email', exitCode: 2, stdout: /^$/, stderr: /"Email=primary_email"/ },
  { given: 'import - --key-stdin', exitCode: 2, stdout: /^$/, stderr: /both the API key and the customers/ },
])('ends with exit code $exitCode and explains itself, given the arguments $given', async ({ given, ...want }) => {
  const run = await rollcall(given.split(' ').filter(Boolean));
  expect(run.exitCode).toBe(want.exitCode);
  expect(run.stdout).toMatch(want.stdout);
  expect(run.stderr).toMatch(want.stderr);
});

it.skipIf(!existsSync('/dev/full'))('fails if its output cannot be written (needs /dev/full)', async () => {
  const run = promisify(execFile)('sh', ['-c', `"${process.execPath}" "${main}" --help > /dev/full`]);
  await expect(run).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('ENOSPC') });
});
