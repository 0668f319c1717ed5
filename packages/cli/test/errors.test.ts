import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { newFolder, type Run, rollcall } from './support/rollcall.ts';
import { startServer } from './support/server.ts';

const server = await startServer();
afterAll(() => server.stop());

const FIELDS = ['code', 'message', 'status', 'request_id', 'issues', 'existing', 'exit_code'];

/** The error that a run prints as JSON, which has every field. */
function errorOf({ stderr }: Run): Record<string, unknown> {
  const { error } = JSON.parse(stderr);
  expect(Object.keys(error)).toEqual(FIELDS);
  return error;
}

describe('an error with --json', () => {
  it('of the API has its code, status, request id and every issue', async () => {
    const run = await rollcall(['customers', 'create', 'customer_typ=BUSINESS', '--json'], { server });
    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(errorOf(run)).toMatchObject({
      code: 'validation_failed',
      status: 422,
      request_id: expect.stringMatching(/^[\w-]{36}$/),
      issues: expect.arrayContaining([
        { code: 'unknown_field', field: 'customer_typ', message: expect.stringContaining('did you mean') },
        { code: 'required', field: 'primary_email', message: 'is required' },
      ]),
      exit_code: 1,
    });
  });

  it('of a conflict names the customer that is in the way', async () => {
    const fields = ['customer_key=taken', 'customer_type=BUSINESS', 'primary_email=taken@example.com'];
    await rollcall(['customers', 'create', ...fields], { server });
    const run = await rollcall(['customers', 'create', ...fields, '--json'], { server });
    expect(errorOf(run)).toMatchObject({
      code: 'customer_key_taken',
      status: 409,
      existing: { customer_key: 'taken', archived: false },
    });
  });

  it.each([
    { given: 'an unknown option', args: ['customers', 'list', '--colour'], code: 'invalid_usage', exitCode: 2 },
    { given: 'a missing argument', args: ['customers', 'get'], code: 'invalid_usage', exitCode: 2 },
    { given: 'a missing file', args: ['import', 'none.csv'], code: 'invalid_usage', exitCode: 2 },
    {
      given: 'a server that cannot be reached',
      args: ['customers', 'list', '--base-url', 'http://127.0.0.1:6000'],
      code: 'connection_failed',
      exitCode: 3,
    },
    {
      given: 'a wrong path',
      args: ['customers', 'list', '--base-url', `${server.baseUrl}/x`],
      code: 'route_not_found',
      exitCode: 3,
    },
  ])('has the same shape for $given', async ({ args, code, exitCode }) => {
    const run = await rollcall([...args, '--json'], { server });
    expect(run).toMatchObject({ exitCode, stdout: '' });
    expect(errorOf(run)).toMatchObject({ code, exit_code: exitCode, message: expect.stringMatching(/^(?!error:)/) });
  });

  it('says why an import has stopped', async () => {
    const cwd = await newFolder();
    await writeFile(join(cwd, 'c.csv'), 'customer_key,customer_type,primary_email\na,BUSINESS,a@example.com\n');
    const env = { ROLLCALL_API_KEY: 'sk_test_another_one', ROLLCALL_BASE_URL: server.baseUrl };
    const run = await rollcall(['import', 'c.csv', '--json'], { cwd, env });
    expect(run.exitCode).toBe(3);
    expect(errorOf(run)).toMatchObject({ code: 'api_key_invalid', status: 401 });
  });

  it('has a code that a proxy cannot give', async () => {
    const proxy = createServer((_, response) => response.writeHead(403, { 'content-type': 'text/html' }).end('<p>No'));
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void proxy.close());
    const baseUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const run = await rollcall(['customers', 'list', '--json', '--base-url', baseUrl], { server });
    expect(errorOf(run)).toMatchObject({ code: 'http_403', status: 403, exit_code: 3 });
  });
});

describe('an error with several issues', () => {
  it('lists all of them, one in a line, for create and update', async () => {
    await server.customers.create({
      customer_key: 'known',
      customer_type: 'BUSINESS',
      primary_email: 'known@example.com',
    });
    for (const args of [
      ['create', 'customer_typ=BUSINESS', 'city:=7'],
      ['update', 'known', 'customer_typ=BUSINESS', 'city:=7'],
    ]) {
      const { exitCode, stderr } = await rollcall(['customers', ...args], { server });
      expect(exitCode).toBe(1);
      expect(stderr).toMatch(/^error: 422 The request has \d problems \((?:POST|PATCH) .*, request [\w-]+\):\n/);
      expect(stderr).toContain('\n  customer_typ is not a known field; did you mean "customer_type"?\n');
      expect(stderr).toContain('\n  city must be a string\n');
      expect(stderr).not.toContain('more issue');
    }
  });
});
