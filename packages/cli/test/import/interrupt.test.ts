import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { generateCustomers } from '../support/generated-customers.ts';
import { doneIn, environmentFor, main, newFolder, rollcall, startRollcall, untilDone } from '../support/rollcall.ts';
import { startProxy, startServer } from '../support/server.ts';

const server = await startServer();
afterAll(() => server.stop());

/** Each test uses its own keys, since all of them share a server. */
async function folderWithCustomers(prefix: string, rows: number): Promise<string> {
  const folder = await newFolder();
  await writeFile(join(folder, 'customers.csv'), generateCustomers(rows).csv.replaceAll('generated-', prefix));
  return folder;
}

describe('Ctrl-C', () => {
  it('waits for the requests in progress after Ctrl-C, and prints the command that resumes', async () => {
    const folder = await folderWithCustomers('drained-', 3000);
    const args = ['import', 'customers.csv', '--concurrency', '2'];
    const run = startRollcall(args, { server, cwd: folder });
    const journal = join(folder, 'customers.csv.rollcall-journal');
    await untilDone(300, journal, run);
    run.child.kill('SIGINT');
    const { exitCode, stderr, stdout } = await run.ended;

    expect(exitCode).toBe(130);
    const done = await doneIn(journal);
    expect(stderr).toContain(`Interrupted after row ${done}.`);
    expect(stderr).toContain(`To resume: rollcall ${args.join(' ')}\n`);
    expect(stdout).toContain(`${done} rows in`);
    expect(await countOf('drained-')).toBe(Number(/(\d+) created/.exec(stdout)?.[1]));

    const rest = await rollcall([...args, '--json'], { server, cwd: folder });
    expect(rest.stderr).toContain(`Resuming after row ${done}.`);
    expect(JSON.parse(rest.stdout)).toMatchObject({ complete: true, total: 3000, created: 2970, failed: 30 });
  });

  it('exits immediately after a second Ctrl-C, and can still be resumed', async () => {
    const folder = await folderWithCustomers('twice-', 3000);
    const run = startRollcall(['import', 'customers.csv'], { server, cwd: folder });
    await untilDone(200, join(folder, 'customers.csv.rollcall-journal'), run);
    run.child.kill('SIGINT');
    await untilPrinted(run.child.stderr, 'Ctrl-C again');
    run.child.kill('SIGINT');
    expect(await run.ended).toMatchObject({ exitCode: 130 });
    const rest = await rollcall(['import', 'customers.csv', '--json'], { server, cwd: folder });
    expect(JSON.parse(rest.stdout)).toMatchObject({ complete: true, total: 3000, created: 2970, failed: 30 });
  });

  it.each([
    { signal: 'SIGINT', want: 130 },
    { signal: 'SIGTERM', want: 143 },
  ] as const)(
    'starts no attempt after $signal, and ends within seconds though the server hangs',
    async ({ signal, want }) => {
      const folder = await folderWithCustomers(`hanging-${signal}-`, 2000);
      let attempts = 0;
      let hangs = (): void => undefined;
      const hanging = new Promise<void>((resolve) => (hangs = resolve));
      const onRequest = (): void => {
        attempts += 1;
        if (attempts === 7) hangs();
      };
      const proxy = await startProxy(server, { hangsAfter: 3, onRequest });
      const run = startRollcall(['import', 'customers.csv'], { server: proxy, cwd: folder });
      await hanging;
      run.child.kill(signal);
      const { exitCode, stderr } = await run.ended;
      expect(exitCode).toBe(want);
      expect(stderr).toContain('To resume: rollcall import customers.csv\n');
      expect(attempts).toBe(7);

      const journal = join(folder, 'customers.csv.rollcall-journal');
      await writeFile(journal, (await readFile(journal, 'utf8')).replace(proxy.baseUrl, server.baseUrl));
      const rest = await rollcall(['import', './customers.csv', '--json'], { server, cwd: folder });
      expect(JSON.parse(rest.stdout)).toMatchObject({ complete: true, total: 2000, created: 1980, failed: 20 });
    },
  );

  it('ends an import that waits for standard input after Ctrl-C', async () => {
    const env = { PATH: process.env.PATH, ...environmentFor(server) };
    const child = spawn(process.execPath, [main, 'import', '-', '--json'], { cwd: await newFolder(), env });
    child.stdin.write(generateCustomers(150).csv.replaceAll('generated-', 'waiting-'));
    // The first 100 rows are sent immediately, the others wait for more input.
    while ((await countOf('waiting-')) < 99);
    child.kill('SIGINT');
    const printed = text(child.stdout);
    const [exitCode] = await once(child, 'exit');
    expect(exitCode).toBe(130);
    const { complete, created } = JSON.parse(await printed);
    expect(complete).toBe(false);
    // The rows of a request that was not full yet are not sent: after Ctrl-C, no request is started.
    expect(created).toBe(99);
    expect(await countOf('waiting-')).toBe(created);
  });
});

describe('a terminal', () => {
  it('shows rows, rate, failures and time left on a terminal, where Ctrl-C interrupts the import', async () => {
    const folder = await folderWithCustomers('terminal-', 3000);
    // `script` provides a terminal.
    const command = `stty cols 120; ${process.execPath} ${main} import customers.csv`;
    const child = spawn('script', ['-qec', command, '/dev/null'], {
      cwd: folder,
      env: { PATH: process.env.PATH, TERM: 'xterm', ...environmentFor(server) },
    });
    let shown = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (shown += chunk));
    while (!/left/.test(shown)) await once(child.stdout, 'data');
    child.stdin.write('\u0003');
    const [exitCode] = await once(child, 'exit');
    expect(exitCode).toBe(130);
    expect(shown).toMatch(/━+─+ +\d+ % {2}[\d,]+ rows {2}[\d,]+\/s {2}\d+ failed {2}(\d+ min )?\d+ s left/);
    expect(shown).toContain('To resume: rollcall import customers.csv');
    await access(join(folder, 'customers.csv.rollcall-journal'));
  });
});

async function countOf(prefix: string): Promise<number> {
  let count = 0;
  for await (const _ of server.customers.iterate({ search_term: prefix })) count += 1;
  return count;
}

async function untilPrinted(stream: NodeJS.ReadableStream | null, words: string): Promise<void> {
  let printed = '';
  while (stream !== null && !printed.includes(words)) printed += String((await once(stream, 'data'))[0]);
}
