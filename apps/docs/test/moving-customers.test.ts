import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Rollcall } from '@rollcall/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalDouble, startLocalDouble } from '../examples/local-double.ts';
import { type HostedApi, type HostedCustomer, startHostedApi } from './hosted-api.ts';
import { read, repository, serverMain } from './repository.ts';

const run = promisify(execFile);
const hasJq = isInstalled('jq');
if (!hasJq) console.warn('The examples with jq are not run: jq is not installed');

describe('the examples that move customers from the hosted API', () => {
  let hosted: HostedApi;
  let server: LocalDouble;
  let folder: string;
  beforeAll(async () => {
    [hosted, server] = await Promise.all([startHostedApi(), startLocalDouble(serverMain)]);
    folder = await mkdtemp(join(tmpdir(), 'rollcall-move-'));
    await symlink(fileURLToPath(new URL('packages/cli/dist/rollcall.js', repository)), join(folder, 'rollcall'));
  });
  afterAll(async () => {
    hosted?.close();
    await server?.stop();
    await rm(folder, { recursive: true });
  });

  it('print what the guide shows and create every customer with all of its fields', async () => {
    const printed = await runExample('move-customers.sh');
    expect(withoutTimes(printed)).toBe(withoutTimes(read('apps/docs/examples/move-customers.out.txt')));
    const moved = await new Rollcall(server).customers.iterate({ archived: 'include' }).toArray({ limit: 100 });
    expect(byKey(moved.map(kept))).toEqual(byKey(hosted.customers.map(kept)));
    expect(moved.map(({ id }) => id)).not.toContain(hosted.customers[0]?.id);
  });

  it('archive again the customers that were archived', async () => {
    const archived = await new Rollcall(server).customers.iterate({ archived: 'only' }).toArray({ limit: 100 });
    expect(archived.map(({ customer_key }) => customer_key).sort()).toEqual(['-archived 002', 'archived_001']);
  });

  it.skipIf(!hasJq)('write the same file with curl and jq', async () => {
    const written = await readFile(join(folder, 'customers.ndjson'), 'utf8');
    await rm(join(folder, 'customers.ndjson'));
    await runExample('export-with-curl.sh');
    expect(parsedLines(await readFile(join(folder, 'customers.ndjson'), 'utf8'))).toEqual(parsedLines(written));
  });

  it('leave a customer with an unknown field in a file of failed rows, with the reason', async () => {
    const row = {
      ...hosted.customers[0],
      customer_key: 'new_field_001',
      primary_email: 'new@example.com',
      new_field: 1,
    };
    await writeFile(join(folder, 'customers.ndjson'), `${JSON.stringify(row)}\n`);
    await expect(runShell('rollcall import customers.ndjson')).rejects.toMatchObject({ code: 1 });
    const failed = await readFile(join(folder, 'customers.ndjson.failed.ndjson'), 'utf8');
    expect(JSON.parse(failed)).toMatchObject({ customer_key: 'new_field_001', new_field: 1, code: 'unknown_field' });
  });

  function runExample(name: string): Promise<string> {
    return runShell(read(`apps/docs/examples/${name}`));
  }

  async function runShell(commands: string): Promise<string> {
    const env = {
      PATH: `${folder}:${process.env.PATH}`,
      HOSTED_URL: hosted.baseUrl,
      HOSTED_KEY: hosted.apiKey,
      ROLLCALL_BASE_URL: server.baseUrl,
      ROLLCALL_API_KEY: server.apiKey,
    };
    const script = `exec 2>&1\n${commands}`;
    return (await run('bash', ['--norc', '-euo', 'pipefail', '-c', script], { cwd: folder, env })).stdout;
  }
});

/**
 * The fields that the move must keep: all but those that each API sets by itself. A value that is not set counts as absent,
 * whether it is null or empty.
 */
function kept(customer: object): HostedCustomer {
  const setByApi = ['id', 'created_at', 'updated_at', 'archived_at', 'full_name', 'documents'];
  const fields = Object.entries(customer).filter(([name]) => !setByApi.includes(name));
  return withoutAbsent(Object.fromEntries(fields)) as HostedCustomer;
}

function withoutAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAbsent);
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).filter(([, part]) => part !== null && part !== '');
  return Object.fromEntries(parts.map(([name, part]) => [name, withoutAbsent(part)]));
}

function byKey(customers: readonly HostedCustomer[]): HostedCustomer[] {
  return customers.toSorted((a, b) => a.customer_key.localeCompare(b.customer_key));
}

function parsedLines(ndjson: string): unknown[] {
  return ndjson
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function withoutTimes(printed: string): string {
  return printed.replace(/ in \d+ s:/g, ' in 0 s:');
}

function isInstalled(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
