import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateCustomers } from '../support/generated-customers.ts';
import { doneIn, newFolder, type Run, rollcall, startRollcall, untilDone } from '../support/rollcall.ts';
import { type Server, startProxy, startServer } from '../support/server.ts';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** A folder whose import was killed when a tenth of its customers was done. */
async function killedImport(
  prefix: string,
  { target = server, rows = 2000 }: { readonly target?: Server; readonly rows?: number } = {},
): Promise<{ folder: string; again: (...more: string[]) => Promise<Run> }> {
  const folder = await newFolder();
  await writeFile(join(folder, 'c.csv'), generateCustomers(rows).csv.replaceAll('generated-', prefix));
  const run = startRollcall(['import', 'c.csv'], { server: target, cwd: folder });
  await untilDone(rows / 10, join(folder, 'c.csv.rollcall-journal'), run);
  run.child.kill('SIGKILL');
  await run.ended;
  return {
    folder,
    again: (...more) => rollcall(['import', 'c.csv', '--json', ...more], { server: target, cwd: folder }),
  };
}

it('is refused, with what is different, where the file has changed, the address or an option', async () => {
  const { folder, again } = await killedImport('refused-');
  const other = { ...server, baseUrl: `${server.baseUrl}/other` };
  const elsewhere = await rollcall(['import', 'c.csv'], { server: other, cwd: folder });
  expect(elsewhere).toMatchObject({ exitCode: 2, stdout: '' });
  expect(elsewhere.stderr).toContain(`it went to ${server.baseUrl}, not to ${other.baseUrl}`);
  expect(await again('--on-conflict', 'skip')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('on-conflict was "fail"'),
  });
  const file = join(folder, 'c.csv');
  await writeFile(file, `${await readFile(file, 'utf8')}\n`);
  expect(await again()).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('the file has changed since') });
});

it('works where a crash has cut off the last line of the journal, or the rows that failed are written but not counted', async () => {
  const { folder, again } = await killedImport('torn-');
  const journal = join(folder, 'c.csv.rollcall-journal');
  await writeFile(journal, `${await readFile(journal, 'utf8')}{"done":17`);
  const failed = join(folder, 'c.csv.failed.csv');
  await writeFile(failed, `${await readFile(failed, 'utf8')}${'a row that was not counted\n'.repeat(500)}`);
  const run = await again();
  expect(JSON.parse(run.stdout)).toMatchObject({ complete: true, created: 1980, failed: 20 });
  expect(await readFile(failed, 'utf8')).not.toContain('not counted');
});

it('creates every row once also where the server knows no idempotency keys', async () => {
  const { again } = await killedImport('keyless-', {
    target: await startProxy(server, { withoutIdempotencyKeys: true }),
    rows: 1000,
  });
  expect(JSON.parse((await again()).stdout)).toMatchObject({ complete: true, created: 990, failed: 10 });
  const { stdout } = await rollcall(['export', '--search', 'keyless-', '--format', 'ndjson'], { server });
  expect(stdout.trimEnd().split('\n')).toHaveLength(990);
});

it('may take another number of requests at a time', async () => {
  const { again } = await killedImport('concurrent-');
  expect(JSON.parse((await again('--concurrency', '9')).stdout)).toMatchObject({ complete: true, created: 1980 });
});

it.each([
  { rows: 2000, requests: 7, when: 'on the way' },
  { rows: 300, requests: 2, when: 'behind the end of the file' },
])('sends what the server refused for its key again, and counts none of it as failed: $when', async (given) => {
  const { rows, requests } = given;
  const folder = await newFolder();
  await writeFile(join(folder, 'c.csv'), generateCustomers(rows).csv.replaceAll('generated-', `key-${rows}-`));
  const { baseUrl } = await startProxy(server, { refuseAfter: requests });
  const stopped = await rollcall(['import', 'c.csv'], { server: { ...server, baseUrl }, cwd: folder });
  expect(stopped).toMatchObject({ exitCode: 3, stdout: '' });
  expect(stopped.stderr).toMatch(/The import stopped behind row \d00: 401 .*\nTo go on: rollcall import c\.csv\n$/s);
  const journal = join(folder, 'c.csv.rollcall-journal');
  await writeFile(journal, (await readFile(journal, 'utf8')).replace(baseUrl, server.baseUrl));
  const run = await rollcall(['import', 'c.csv', '--json'], { server, cwd: folder });
  const failed = rows / 100;
  expect(JSON.parse(run.stdout)).toMatchObject({ complete: true, created: rows - failed, failed });
});

it('is not needed after a wrong key, which leaves nothing behind', async () => {
  const folder = await newFolder();
  await writeFile(join(folder, 'c.csv'), generateCustomers(2000).csv.replaceAll('generated-', 'gone-'));
  const nowhere = await rollcall(['import', 'c.csv'], {
    server: { ...server, apiKey: 'sk_test_wrong_key_here' },
    cwd: folder,
  });
  expect(nowhere.exitCode).toBe(3);
  // Nothing was created, so there is nothing to go on with, and another address or key may follow.
  await expect(readFile(join(folder, 'c.csv.rollcall-journal'))).rejects.toThrow('ENOENT');
  await expect(readFile(join(folder, 'c.csv.failed.csv'))).rejects.toThrow('ENOENT');
  const run = await rollcall(['import', 'c.csv', '--json'], { server, cwd: folder });
  expect(JSON.parse(run.stdout)).toMatchObject({ complete: true, created: 1980, failed: 20 });
});

it('is taken over from a run that is still going on, which ends and leaves journal and failed rows alone', async () => {
  const folder = await newFolder();
  const journal = join(folder, 'c.csv.rollcall-journal');
  await writeFile(join(folder, 'c.csv'), generateCustomers(6000).csv.replaceAll('generated-', 'twice-'));
  const earlier = startRollcall(['import', 'c.csv'], { server, cwd: folder });
  await untilDone(600, journal, earlier);
  earlier.child.kill('SIGSTOP');
  const reached = await doneIn(journal);
  const later = startRollcall(['import', 'c.csv', '--json'], { server, cwd: folder });
  await untilDone(reached + 1000, journal, later);
  later.child.kill('SIGSTOP');
  earlier.child.kill('SIGCONT');
  expect(await earlier.ended).toMatchObject({
    exitCode: 2,
    stderr: expect.stringMatching(/stopped behind row \d+: Another import of this file was started.*\n$/),
  });
  later.child.kill('SIGCONT');
  expect(JSON.parse((await later.ended).stdout)).toMatchObject({ total: 6000, created: 5940, failed: 60 });
  const failed = await readFile(join(folder, 'c.csv.failed.csv'), 'utf8');
  const lines = [...failed.matchAll(/,(\d+),(?:required|invalid_\w+|too_long|malformed_row|customer_key_taken),/g)].map(
    ([, line]) => line,
  );
  expect(new Set(lines).size).toBe(60);
  expect(lines).toHaveLength(60);
  await expect(readFile(journal)).rejects.toThrow('ENOENT');
});
