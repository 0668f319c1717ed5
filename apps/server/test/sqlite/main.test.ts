import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rename } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished, test } from 'vitest';
import { builtMain, logged, runServer, type ServerProcess, serve, startServer } from '../support/server-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('the first start prints a request that works as it is, a second one still has its customers, and a third one beside it is refused', async () => {
  const folder = await temporaryFolder();
  const first = await startServer(folder);
  const [, printedUrl = '', printedBody = ''] = /curl (\S+) .*-d '(.*)'\n$/s.exec(first.output.stdout) ?? [];
  const answer = await postJson(printedUrl, first.apiKey, printedBody);
  expect(answer).toMatchObject({ statusCode: 200, data: { total: 2, successful_count: 2, failed_count: 0 } });
  first.kill('SIGTERM');
  expect(await first.ended).toBe(0);

  const second = await startServer(folder);
  expect(second.apiKey).toBe(first.apiKey);
  expect(await readFile(join(folder, 'data', 'api-key'), 'utf8')).toBe(`${first.apiKey}\n`);
  const again = await postJson(`${second.url}/customers/bulk-create`, second.apiKey, printedBody);
  expect(again).toMatchObject({ data: { successful_count: 0, failed_count: 2 } });

  // While one server has the file open, another is refused, and the first keeps working.
  expect(await runServer(folder, {})).toEqual({
    exitCode: 1,
    stdout: '',
    stderr:
      'The database file data/rollcall.db is in use by another process: one server owns a SQLite file, and PostgreSQL is the way to run several.\n',
  });
  expect((await fetch(new URL('/readyz', second.url))).status).toBe(200);
});

test('standard output contains the banner alone, standard error one JSON object per line, and neither of them a configured key', async () => {
  const apiKey = 'sk_test_set_by_the_operator';
  const folder = await temporaryFolder();
  const environment = { ROLLCALL_API_KEY: apiKey, LOG_LEVEL: 'trace', DATABASE_URL: 'sqlite::memory:' };
  const server = await startServer(folder, environment);
  await fetch(`${server.url}/customers`, { headers: { 'x-api-key': apiKey } });
  await fetch(`${server.url}/customers`, { headers: { 'x-api-key': `${apiKey}_wrong` } });
  server.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  const { stdout, stderr } = server.output;
  expect(stdout.split('\n')[0]).toBe(`Rollcall listens on ${server.url}`);
  expect(stdout.endsWith("]}'\n")).toBe(true);
  const lines = stderr.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).level)).not.toHaveLength(0);
  expect(stdout + stderr).not.toContain(apiKey);
  expect(await readdir(folder)).toEqual([]);
});

test('an invalid environment variable ends the server with one sentence', async () => {
  expect(await runServer(await temporaryFolder(), { PORT: 'http' })).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'PORT must be an integer from 0 to 65535, not "http".\n',
  });
});

test('a server that cannot listen ends and closes its database', async () => {
  const { url } = await serve(await temporaryFolder());
  const folder = await temporaryFolder();
  const { port } = new URL(url);
  expect(await runServer(folder, { PORT: port })).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: `Port ${port} of 127.0.0.1 is in use by another process: stop it, or set PORT to another port, or to 0 for any free one.\n`,
  });
  expect((await readdir(join(folder, 'data'))).toSorted()).toEqual(['api-key', 'rollcall.db']);
});

test('a port for metrics is printed, serves until the server has stopped, and closes with it', async () => {
  const folder = await temporaryFolder();
  const server = await startServer(folder, { METRICS_PORT: '0' });
  const [, metricsUrl = ''] = /^ {2}Metrics +(http\S+)$/m.exec(server.output.stdout) ?? [];
  expect(new URL(metricsUrl).port).not.toBe(new URL(server.url).port);
  expect((await fetch(metricsUrl)).status).toBe(200);
  expect((await fetch(new URL('/metrics', server.url))).status).toBe(404);
  const finish = await beginBulkCreate(server, await connectTo(server));
  server.kill('SIGTERM');
  await logged(server, 'stopping');
  expect((await fetch(new URL('/readyz', metricsUrl))).status).toBe(503);
  finish();
  expect(await server.ended).toBe(0);
  await expect(fetch(metricsUrl)).rejects.toThrow();
});

test('a server whose port for metrics is in use ends and closes its database', async () => {
  const { url } = await serve(await temporaryFolder());
  const folder = await temporaryFolder();
  const { port } = new URL(url);
  expect(await runServer(folder, { METRICS_PORT: port })).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: `Port ${port} of 127.0.0.1 is in use by another process: stop it, or set METRICS_PORT to another port, or to 0 for any free one.\n`,
  });
  expect((await readdir(join(folder, 'data'))).toSorted()).toEqual(['api-key', 'rollcall.db']);
});

test.each([
  ['serve', 24],
  ['serve', 32],
  ['serve', 40],
  ['keys list', 28],
  ['migrate', 40],
  ['copy --from sqlite:a.db --to sqlite:b.db', 40],
])('%s ends with a sentence if it may open only %i files', async (args, limit) => {
  const command = `ulimit -n ${limit} && exec "${process.execPath}" "${builtMain}" ${args}`;
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd: await temporaryFolder(),
    encoding: 'utf8',
    // A server that starts would not end.
    timeout: 60_000,
  });
  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: '',
    stderr: 'The limit of open files is too low: raise it, for example with ulimit -n 10000.\n',
  });
});

test('a server with a revoked key ends and closes its database', async () => {
  const folder = await temporaryFolder();
  const server = await startServer(folder);
  server.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  const keys = await runServer(folder, {}, ['keys', 'list', '--json']);
  const [{ id }] = JSON.parse(keys.stdout);
  expect(await runServer(folder, {}, ['keys', 'revoke', id])).toMatchObject({ exitCode: 0 });
  expect(await runServer(folder, {})).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'The API key in the file data/api-key is revoked. Remove or replace it.\n',
  });
  expect(await runServer(folder, {}, ['keys', 'list'])).toMatchObject({ exitCode: 0 });
});

test('after a signal, a request in flight gets its answer, and then the server ends', async () => {
  const server = await startServer(await temporaryFolder());
  const idle = await connectTo(server);
  const busy = await connectTo(server);
  const finish = await beginBulkCreate(server, busy);
  // A terminal and npm both forward a signal: two at once count as one. The system would merge two of the same kind.
  server.kill('SIGTERM');
  server.kill('SIGINT');
  await logged(server, 'stopping');
  await once(idle.socket, 'close');
  await expect(fetch(server.url)).rejects.toThrow();
  finish();
  await once(busy.socket, 'close');
  expect(busy.received()).toMatch(/^HTTP\/1\.1 200 OK\r\n/m);
  expect(busy.received()).toContain('"successful_count":1');
  expect(await server.ended).toBe(0);
});

test('a second signal ends the server at once, even with a request in flight', async () => {
  const server = await startServer(await temporaryFolder());
  await beginBulkCreate(server, await connectTo(server));
  const insisting = setInterval(() => server.kill('SIGINT'), 20);
  onTestFinished(() => clearInterval(insisting));
  expect(await server.ended).toBe(130);
});

async function postJson(url: string, apiKey: string, body: string): Promise<unknown> {
  const headers = { 'x-api-key': apiKey, 'content-type': 'application/json' };
  return (await fetch(url, { method: 'POST', headers, body })).json();
}

async function connectTo(server: ServerProcess) {
  const { hostname, port } = new URL(server.url);
  const socket: Socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  let received = '';
  socket.setEncoding('utf8').on('data', (text) => {
    received += text;
  });
  await once(socket, 'connect');
  return { socket, received: () => received };
}

/** Sends a request except the last byte of its body, and waits until the server has read the headers. */
async function beginBulkCreate(server: ServerProcess, { socket }: { socket: Socket }): Promise<() => void> {
  const customer = { customer_key: 'jane', customer_type: 'INDIVIDUAL', primary_email: 'jane@example.com' };
  const body = JSON.stringify({ customers: [customer] });
  const head = [
    'POST /api/v1/customers/bulk-create HTTP/1.1',
    'Host: localhost',
    `x-api-key: ${server.apiKey}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    // The server answers this when it has read the headers.
    'Expect: 100-continue',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  await once(socket, 'data');
  socket.write(body.slice(0, -1));
  return () => void socket.write(body.slice(-1));
}

it('the stack traces of the built server name lines of its sources', async () => {
  const environment = { FAULT_INJECTION: 'true', NODE_ENV: 'production', DATABASE_URL: 'sqlite::memory:' };
  const server = await startServer(await temporaryFolder(), {
    ...environment,
    ROLLCALL_API_KEY: 'sk_test_source_maps',
  });
  const headers = { 'x-api-key': server.apiKey, prefer: 'code=500' };
  expect((await fetch(`${server.url}/customers`, { headers })).status).toBe(500);
  server.kill('SIGTERM');
  await server.ended;
  const lines = server.output.stderr.trim().split('\n');
  const [stack] = lines.flatMap((line) => JSON.parse(line).err?.stack ?? []);
  expect(stack).toMatch(/apps\/server\/src\/\S+\.ts:\d+:\d+/);
  expect(stack).not.toContain('/dist/');
});

it('creates a SQLite file with the newest schema', async () => {
  const folder = await temporaryFolder();
  expect(await runServer(folder, { DATABASE_URL: 'sqlite:customers.db' }, ['migrate'])).toEqual({
    exitCode: 0,
    stdout: 'The database customers.db has the newest schema.\n',
    stderr: '',
  });
  expect(await readdir(folder)).toEqual(['customers.db']);
});

it('fails with one sentence, without the password, if a PostgreSQL database cannot be reached', async () => {
  const environment = { DATABASE_URL: 'postgres://me:pass-word@127.0.0.1:1/rollcall' };
  expect(await runServer(await temporaryFolder(), environment, ['migrate'])).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'The database rollcall on 127.0.0.1:1 cannot be reached: connect ECONNREFUSED 127.0.0.1:1.\n',
  });
});

test('a server whose SQLite file is removed answers writes with 503, is not ready, and logs an error, until the file is back', async () => {
  const folder = await temporaryFolder();
  const server = await startServer(folder, { DATABASE_URL: 'sqlite:rollcall.db', LOG_LEVEL: 'error' });
  const create = async (key: string) => {
    const body = { customer_key: key, customer_type: 'INDIVIDUAL', primary_email: `${key}@example.com` };
    const headers = { 'x-api-key': server.apiKey, 'content-type': 'application/json' };
    return (await fetch(`${server.url}/customers`, { method: 'POST', headers, body: JSON.stringify(body) })).status;
  };
  const readiness = async () => (await fetch(new URL('/readyz', server.url))).status;
  const [file, away] = [join(folder, 'rollcall.db'), join(folder, 'away.db')];
  expect([await create('before'), await readiness()]).toEqual([201, 200]);
  await rename(file, away);
  const message = `the database file ${file} was removed or replaced while the server runs; put it back, or restart the server`;
  await logged(server, message);
  expect([await create('meanwhile'), await readiness()]).toEqual([503, 503]);
  await rename(away, file);
  expect([await create('after'), await readiness()]).toEqual([201, 200]);
  server.kill('SIGTERM');
  expect(await server.ended).toBe(0);
});
