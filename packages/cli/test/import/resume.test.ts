import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { Journal } from '../../src/import/journal.ts';
import { generateCustomers } from '../support/generated-customers.ts';
import { doneIn, newFolder, type Run, rollcall, startRollcall, untilDone } from '../support/rollcall.ts';
import { type Server, startProxy, startServer } from '../support/server.ts';

const server = await startServer();
afterAll(() => server.stop());

/** Kills an import when a tenth of its rows is done. @returns its folder, and the command that resumes it. */
async function killedImport(
  prefix: string,
  { target = server, rows = 2000 }: { readonly target?: Server; readonly rows?: number } = {},
): Promise<{ folder: string; resume: (...more: string[]) => Promise<Run> }> {
  const folder = await newFolder();
  await writeFile(join(folder, 'c.csv'), generateCustomers(rows).csv.replaceAll('generated-', prefix));
  const run = startRollcall(['import', 'c.csv'], { server: target, cwd: folder });
  await untilDone(rows / 10, join(folder, 'c.csv.rollcall-journal'), run);
  run.child.kill('SIGKILL');
  await run.ended;
  return {
    folder,
    resume: (...more) => rollcall(['import', 'c.csv', '--json', ...more], { server: target, cwd: folder }),
  };
}

it('refuses to resume if the file, the address or an option has changed, and says which', async () => {
  const { folder, resume } = await killedImport('refused-');
  const other = { ...server, baseUrl: `${server.baseUrl}/other` };
  const elsewhere = await rollcall(['import', 'c.csv'], { server: other, cwd: folder });
  expect(elsewhere).toMatchObject({ exitCode: 2, stdout: '' });
  expect(elsewhere.stderr).toContain(`its address was ${server.baseUrl}, not ${other.baseUrl}`);
  const otherOption = await resume('--on-conflict', 'skip');
  expect(otherOption.exitCode).toBe(2);
  expect(JSON.parse(otherOption.stderr).error.message).toContain('on-conflict was "fail"');
  const file = join(folder, 'c.csv');
  await writeFile(file, `${await readFile(file, 'utf8')}\n`);
  expect(await resume()).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('the file has changed since') });
});

it.each(['nonsense\n', '{"sent":7}\n'])('refuses to resume from a file that is not a journal: %j', async (content) => {
  const file = join(await newFolder(), 'c.csv.rollcall-journal');
  await writeFile(file, content);
  const identity = { source: { bytes: 1, sha256: 'x' }, baseUrl: server.baseUrl, options: {} };
  await expect(Journal.open(file, identity)).rejects.toThrow('is not an import journal');
});

it('takes the time at which the first row that is not done may have been sent from the journal', async () => {
  const file = join(await newFolder(), 'c.csv.rollcall-journal');
  const identity = { source: { bytes: 1, sha256: 'x' }, baseUrl: server.baseUrl, options: {} };
  const sinceAfter = async (...entries: object[]): Promise<Date | null> => {
    const lines = [{ runId: 'r', ...identity }, ...entries].map((entry) => `${JSON.stringify(entry)}\n`);
    await writeFile(file, lines.join(''));
    const journal = await Journal.open(file, identity);
    await journal.close();
    return journal.sentSince;
  };
  const marks = [{ sent: 1000, at: 1 }, { sent: 2000, at: 2 }, { done: 900 }, { sent: 3000, at: 3 }];
  expect(await sinceAfter()).toBeNull();
  expect(await sinceAfter(...marks)).toEqual(new Date(1));
  expect(await sinceAfter(...marks, { done: 1000 })).toEqual(new Date(2));
  expect(await sinceAfter(...marks, { done: 2900 })).toEqual(new Date(3));
  expect(await sinceAfter(...marks, { done: 3000 })).toBeNull();
});

it('marks rows as sent with the time, before it sends them', async () => {
  const file = join(await newFolder(), 'c.csv.rollcall-journal');
  const identity = { source: { bytes: 1, sha256: 'x' }, baseUrl: server.baseUrl, options: {} };
  const before = Date.now();
  const first = await Journal.open(file, identity);
  await first.willSend(1);
  const after = Date.now();
  await first.close();
  const second = await Journal.open(file, identity);
  await second.close();
  expect(second.sentSince?.getTime()).toBeGreaterThanOrEqual(before);
  expect(second.sentSince?.getTime()).toBeLessThanOrEqual(after);
});

it('saves rows that may have been created with the failed ones, counts them as unknown, and continues', async () => {
  const folder = await newFolder();
  await writeFile(join(folder, 'c.csv'), generateCustomers(200).csv.replaceAll('generated-', 'unknown-'));
  const normalizing = await startProxy(server, { losesFirstBatch: true, normalizes: true });
  const run = await rollcall(['import', 'c.csv', '--json', '--concurrency', '1'], { server: normalizing, cwd: folder });
  const { failures, ...report } = JSON.parse(run.stdout);
  expect(run.exitCode).toBe(1);
  expect(report).toMatchObject({ complete: true, total: 200, created: 99, failed: 2, unknown: 99 });
  expect(failures[0]).toMatchObject({ code: 'possibly_created', count: 99 });
  expect(await readFile(join(folder, 'c.csv.failed.csv'), 'utf8')).toContain(',possibly_created,');
});

it('resumes, with any concurrency, after a crash that cut off the journal and left failed rows that it does not count', async () => {
  const { folder, resume } = await killedImport('torn-');
  const journal = join(folder, 'c.csv.rollcall-journal');
  await writeFile(journal, `${await readFile(journal, 'utf8')}{"done":17`);
  const failed = join(folder, 'c.csv.failed.csv');
  await writeFile(failed, `${await readFile(failed, 'utf8')}${'a row that was not counted\n'.repeat(500)}`);
  const run = await resume('--concurrency', '9');
  expect(JSON.parse(run.stdout)).toMatchObject({ complete: true, created: 1980, failed: 20 });
  expect(await readFile(failed, 'utf8')).not.toContain('not counted');
});

it('creates every row once even if the server does not support idempotency keys', async () => {
  const { resume } = await killedImport('keyless-', {
    target: await startProxy(server, { withoutIdempotencyKeys: true }),
    rows: 1000,
  });
  expect(JSON.parse((await resume()).stdout)).toMatchObject({ complete: true, created: 990, failed: 10 });
  const { stdout } = await rollcall(['export', '--search', 'keyless-', '--format', 'ndjson'], { server });
  expect(stdout.trimEnd().split('\n')).toHaveLength(990);
});

it.each([
  { given: 'in the middle of the file', rows: 2000, requests: 7 },
  { given: 'after the end of the file', rows: 300, requests: 2 },
])('stops if the server rejects the key $given, and resumes with the rejected rows', async ({ rows, requests }) => {
  const folder = await newFolder();
  await writeFile(join(folder, 'c.csv'), generateCustomers(rows).csv.replaceAll('generated-', `key-${rows}-`));
  const { baseUrl } = await startProxy(server, { rejectAfter: requests });
  const stopped = await rollcall(['import', 'c.csv'], { server: { ...server, baseUrl }, cwd: folder });
  expect(stopped).toMatchObject({ exitCode: 3, stdout: '' });
  expect(stopped.stderr).toMatch(/The import stopped after row \d00: 401 .*\nTo resume: rollcall import c\.csv\n$/s);
  const journal = join(folder, 'c.csv.rollcall-journal');
  await writeFile(journal, (await readFile(journal, 'utf8')).replace(baseUrl, server.baseUrl));
  const run = await rollcall(['import', 'c.csv', '--json'], { server, cwd: folder });
  const failed = rows / 100;
  expect(JSON.parse(run.stdout)).toMatchObject({ complete: true, created: rows - failed, failed });
});

it('leaves no file behind if the key is wrong from the start', async () => {
  const folder = await newFolder();
  await writeFile(join(folder, 'c.csv'), generateCustomers(600).csv.replaceAll('generated-', 'gone-'));
  const rejected = await rollcall(['import', 'c.csv'], {
    server: { ...server, apiKey: 'sk_test_wrong_key_here' },
    cwd: folder,
  });
  expect(rejected.exitCode).toBe(3);
  // There is nothing to resume, so that the next run may use another address or key.
  await expect(readFile(join(folder, 'c.csv.rollcall-journal'))).rejects.toThrow('ENOENT');
  await expect(readFile(join(folder, 'c.csv.failed.csv'))).rejects.toThrow('ENOENT');
  const run = await rollcall(['import', 'c.csv', '--json'], { server, cwd: folder });
  expect(JSON.parse(run.stdout)).toMatchObject({ complete: true, created: 594, failed: 6 });
});

it('takes over from a run that is still going, which stops without touching the journal or the failed rows', async () => {
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
    stderr: expect.stringMatching(/stopped after row \d+: Another import of this file has taken over.*\n$/),
  });
  later.child.kill('SIGCONT');
  expect(JSON.parse((await later.ended).stdout)).toMatchObject({ total: 6000, created: 5940, failed: 60 });
  const failed = await readFile(join(folder, 'c.csv.failed.csv'), 'utf8');
  const lines = [
    ...failed.matchAll(/^(\d+),(?:required|invalid_\w+|too_long|malformed_row|customer_key_taken),/gm),
  ].map(([, line]) => line);
  expect(new Set(lines).size).toBe(60);
  expect(lines).toHaveLength(60);
  await expect(readFile(journal)).rejects.toThrow('ENOENT');
});
