import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Rollcall } from '@rollcall/client';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LocalDouble, startLocalDouble } from '../examples/local-double.ts';
import { operations } from '../site/reference/document.ts';
import { placeholders } from '../site/samples/placeholders.ts';
import { sampleRequest } from '../site/samples/request.ts';
import { samplesOf } from '../site/samples/samples.ts';
import { docsFolder, serverMain } from './repository.ts';

/** The status of the document that says that a request succeeded. */
const successOf = ({ responses }: { readonly responses: object }) =>
  Number(Object.keys(responses).find((status) => status.startsWith('2')));

const run = promisify(execFile);
const tsc = join(docsFolder, 'node_modules/typescript/bin/tsc');
const samples = operations.flatMap((operation) =>
  samplesOf(operation).map((sample) => ({ ...sample, operation, id: operation.operationId })),
);

describe('the samples of the reference', () => {
  it('each operation has a sample in curl and openapi-fetch, and in TypeScript unless it is another address of one', () => {
    const names = (id: string) => samples.filter((sample) => sample.id === id).map(({ name }) => name);
    for (const { operationId, 'x-alias-of': aliasOf } of operations) {
      const want = aliasOf === undefined ? ['curl', 'TypeScript', 'openapi-fetch'] : ['curl', 'openapi-fetch'];
      expect(names(operationId)).toEqual(expect.arrayContaining(want));
    }
  });

  it('the samples in TypeScript have the types of the SDK', async () => {
    const folder = join(docsFolder, 'dist/samples');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const { id, name, code } of samples.filter(({ language }) => language === 'ts'))
      writeFileSync(join(folder, `${id}.${name}.ts`), code);
    const config = { extends: '../../../../tsconfig.json', exclude: [], include: ['*.ts'] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const { stdout } = await run(process.execPath, [tsc, '--noEmit', '-p', folder]).catch((error) => error);
    expect(stdout).toBe('');
  });
});

describe('each sample', () => {
  let server: LocalDouble;
  let rollcall: Rollcall;
  let receiver: ReturnType<typeof createServer>;
  beforeAll(async () => {
    server = await startLocalDouble(serverMain);
    rollcall = new Rollcall(server);
    receiver = createServer((_req, res) => res.writeHead(204).end());
    await once(receiver.listen(0, '127.0.0.1'), 'listening');
  });
  afterAll(async () => {
    receiver?.close();
    await server?.stop();
  });

  /** The ids of the endpoint and the delivery that exist, by the ids in the document. */
  const ids = new Map<string, string>();
  beforeEach(async () => {
    for await (const { customer_key } of rollcall.customers.iterate({ archived: 'include' }))
      await rollcall.customers.delete(customer_key);
    for (const { id } of await rollcall.webhookEndpoints.list()) await rollcall.webhookEndpoints.delete(id);
  });

  it.each(samples.filter(({ language }) => language === 'sh' || language === 'ts'))(
    'the sample of $id in $name succeeds',
    async ({ operation, name, code }) => {
      await prepare(operation.operationId);
      const filled = fill(code);
      const printed = name === 'curl' ? JSON.parse(await runShell(filled)) : await runProgram(filled);
      // The SDK throws if the status is no success, and returns the data alone.
      const success = { statusCode: successOf(operation), data: expect.anything(), errors: {} };
      if (name === 'TypeScript') expect(printed).toBeDefined();
      else expect(printed).toMatchObject(success);
    },
  );

  /** Creates what the path of the operation names. */
  async function prepare(operationId: string): Promise<void> {
    const operation = operations.find((one) => one.operationId === operationId);
    if (operation === undefined) return;
    const { pathValues } = sampleRequest(operation);
    if (pathValues.customer_key !== undefined)
      await rollcall.customers.create({
        customer_key: pathValues.customer_key,
        customer_type: 'INDIVIDUAL',
        primary_email: 'jane@example.com',
      });
    const { endpoint_id: endpointId, delivery_id: deliveryId } = pathValues;
    if (endpointId === undefined && deliveryId === undefined) return;
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
    const endpoint = await rollcall.webhookEndpoints.create({ url });
    if (endpointId !== undefined) ids.set(endpointId, endpoint.id);
    if (deliveryId === undefined) return;
    const { id } = await rollcall.webhookEndpoints.sendTest(endpoint.id);
    ids.set(deliveryId, id);
    await vi.waitFor(async () => expect((await rollcall.webhookDeliveries.get(id)).status).toBe('succeeded'), 10_000);
  }

  function fill(code: string): string {
    const withServer = code
      .replaceAll(placeholders.origin, new URL(server.baseUrl).origin)
      .replaceAll(placeholders.apiKey, server.apiKey);
    return [...ids].reduce((text, [documented, real]) => text.replaceAll(documented, real), withServer);
  }
});

/** Samples contain no types, so that they are also JavaScript. Returns the last value that the sample prints. */
async function runProgram(code: string): Promise<unknown> {
  const printed: unknown[] = [];
  const body = code.replace(/^import .*\n/m, '');
  const AsyncFunction = (async () => {}).constructor as new (
    ...args: string[]
  ) => (...values: unknown[]) => Promise<void>;
  await new AsyncFunction('Rollcall', 'console', body)(Rollcall, { log: (value: unknown) => printed.push(value) });
  return printed.at(-1);
}

async function runShell(code: string): Promise<string> {
  return (await run('bash', ['-euo', 'pipefail', '-c', code.replace(/^curl /, 'curl -sS ')])).stdout;
}
