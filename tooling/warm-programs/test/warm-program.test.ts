import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { WarmProgram } from '../src/warm-program.ts';

/** A program, and the folder of its file. */
async function programOf(code: string): Promise<{ readonly program: WarmProgram; readonly folder: string }> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'rollcall-program-')));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'part.mjs'), 'export const part = { uses: 0 };');
  await writeFile(join(folder, 'main.mjs'), code);
  return { program: new WarmProgram(join(folder, 'main.mjs')), folder };
}

it('gives each run its own arguments, environment, folder, input and exit code, and loads what it imports once', async () => {
  const { program, folder } = await programOf(`
    import { text } from 'node:stream/consumers';
    import { part } from './part.mjs';
    part.uses += 1;
    const { A, B } = process.env;
    const facts = { args: process.argv.slice(2), A, B, cwd: process.cwd(), input: await text(process.stdin), pid: process.pid };
    process.stdout.write(JSON.stringify({ ...facts, uses: part.uses }));
    process.stderr.write(process.argv[2] ?? '');
    if (A) process.exitCode = Number(A);`);
  const first = await program.run(['one', 'two'], { cwd: folder, env: { A: '3', B: undefined }, stdin: 'é' });
  const second = await program.run([], { cwd: tmpdir(), env: { B: 'b' } });
  const [one, two] = [first, second].map(({ stdout }) => JSON.parse(stdout));
  expect(first).toMatchObject({ exitCode: 3, stderr: 'one' });
  expect(one).toEqual({ args: ['one', 'two'], A: '3', cwd: folder, input: 'é', pid: one.pid, uses: 1 });
  expect(second).toMatchObject({ exitCode: 0, stderr: '' });
  expect(two).toMatchObject({ args: [], B: 'b', input: '', pid: one.pid, uses: 2 });
});

it('ends a run when nothing keeps the program alive', async () => {
  const { program } = await programOf(`
    setTimeout(() => process.stdout.write('later'), 20);
    setTimeout(() => process.stdout.write('never'), 60_000).unref();
    process.stdout.write('first ');`);
  expect(await program.run([], { env: {} })).toMatchObject({ exitCode: 0, stdout: 'first later' });
});

it('prints the error of a program that fails, with exit code 1', async () => {
  const { program } = await programOf(`throw new Error('a mistake')`);
  const { exitCode, stderr } = await program.run([], { env: {} });
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringContaining('a mistake') });
});

it('runs a program that is running already in another process, and says when a program ends its process', async () => {
  const { program } = await programOf(`
    if (process.argv[2] === 'exit') process.exit(4);
    await new Promise((resolve) => setTimeout(resolve, 50));
    process.stdout.write(String(process.pid));`);
  const runs = await Promise.all([1, 2].map(() => program.run([], { env: {} })));
  expect(new Set(runs.map(({ stdout }) => stdout)).size).toBe(2);
  await expect(program.run(['exit'], { env: {} })).rejects.toThrow('has ended the process that runs it');
  expect((await program.run([], { env: {} })).exitCode).toBe(0);
});

it('lets a program that waits be watched and signalled, and forgets its handlers afterwards', async () => {
  const { program } = await programOf(`
    if (process.argv[2] === 'count') process.stdout.write(String(process.listenerCount('SIGTERM')));
    else {
      const timer = setInterval(() => {}, 1000);
      process.on('SIGTERM', (signal) => {
        process.stdout.write(signal);
        process.exitCode = 5;
        clearInterval(timer);
      });
      process.stdout.write('ready on 17\\n');
    }`);
  const { printed, signal, ended } = program.start([], { env: {} });
  expect((await printed(/ready on (\d+)/))[1]).toBe('17');
  signal('SIGTERM');
  expect(await ended).toEqual({ exitCode: 5, stdout: 'ready on 17\nSIGTERM', stderr: '' });
  expect((await program.run(['count'], { env: {} })).stdout).toBe('0');
  await expect(program.start(['count'], { env: {} }).printed(/ready/)).rejects.toThrow(
    'ended before it printed /ready/',
  );
});
