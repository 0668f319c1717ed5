import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { newFolder, type Run, rollcall } from '../support/rollcall.ts';
import { startServer } from '../support/server.ts';

const server = await startServer();
afterAll(() => server.stop());

const jane = { customer_key: 'jane', customer_type: 'INDIVIDUAL', primary_email: 'jane@example.com' };

function api(args: readonly string[], options: { readonly stdin?: string; readonly cwd?: string } = {}): Promise<Run> {
  return rollcall(['api', ...args], { server, ...options });
}

describe('rollcall api', () => {
  it('sends the body of an argument, a file or standard input as it is, and prints the response as it is', async () => {
    const cwd = await newFolder();
    const bodyFor = (key: string): string =>
      JSON.stringify({ ...jane, customer_key: key, primary_email: `${key}@x.com` });
    await writeFile(join(cwd, 'b.json'), bodyFor('b'));
    const post = ['POST', '/customers', '--data'];
    const runs = [
      await api([...post, bodyFor('a')], { cwd }),
      await api([...post, '@b.json'], { cwd }),
      await api([...post, '-'], { cwd, stdin: bodyFor('c') }),
    ];
    for (const run of runs) expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(runs.map(({ stdout }) => JSON.parse(stdout).data.customer_key)).toEqual(['a', 'b', 'c']);
    const response = await fetch(`${server.baseUrl}/customers/a`, { headers: { 'x-api-key': server.apiKey } });
    expect((await api(['GET', '/customers/a'])).stdout).toBe(`${await response.text()}\n`);
  });

  it('prints status and headers before the body with --include', async () => {
    const { stdout } = await api(['GET', 'customers?per_page=1', '--include']);
    expect(stdout).toMatch(/^HTTP 200 OK\n[\s\S]*^x-request-id: [\w-]+\n[\s\S]*\n\n\{"statusCode":200,/m);
  });

  it('sends further headers', async () => {
    await server.customers.create({ ...jane, customer_type: 'INDIVIDUAL' });
    const change = ['PATCH', '/customers/jane', '--data', '{"city":"Lisbon"}'];
    expect(await api([...change, '--header', 'If-Match: "old"'])).toMatchObject({ exitCode: 1 });
    expect(await api([...change, '--header', 'If-Match: *'])).toMatchObject({ exitCode: 0 });
  });

  it.each([
    { given: ['GET', '/customers/nobody'], exitCode: 1, status: '404 Not Found' },
    { given: ['POST', '/customers', '--data', '{}'], exitCode: 1, status: '422 Unprocessable Entity' },
    { given: ['POST', '/customers', '--data', 'nonsense'], exitCode: 1, status: '400 Bad Request' },
    { given: ['DELETE', '/customers'], exitCode: 3, status: '405 Method Not Allowed' },
  ])(
    'prints the body of an error on standard output for $given, and exits with $exitCode',
    async ({ given, ...want }) => {
      const { exitCode, stdout, stderr } = await api(given);
      expect(exitCode).toBe(want.exitCode);
      expect(JSON.parse(stdout)).toMatchObject({ code: expect.any(String) });
      expect(stderr).toBe(`error: The API answered ${want.status}\n`);
    },
  );

  it('prints nothing for HEAD but what --include asks for', async () => {
    expect(await api(['HEAD', '/customers'])).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
  });

  it('sends the key to no other address', async () => {
    for (const path of ['https://example.com/customers', '/../../docs']) {
      expect(await api(['GET', path])).toMatchObject({ exitCode: 2, stdout: '' });
    }
  });
});
