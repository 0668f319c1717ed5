import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { runTool } from '../src/run-program.ts';
import { startHttpServer } from '../src/servers.ts';

const taken = {
  statusCode: 409,
  message: 'customer_key has already been taken',
  code: 'customer_key_taken',
  errors: {},
};
const refused = { index: 0, customer_key: 'jane_doe_001', error: taken.message, code: taken.code };

it('where the part that is loaded on demand is missing, nobody is told what cannot be known', async () => {
  const folder = await projectWithout('on-demand.js');
  const { origin, close } = await startHttpServer(loseFirstAnswer());

  const printed = await runTool(process.execPath, ['without-on-demand.mjs', assignmentFor(origin)], folder);
  await close();

  const message = expect.stringContaining('A part of the SDK cannot be loaded: ');
  expect(JSON.parse(printed)).toEqual([
    { name: 'RollcallError', message },
    { name: 'UnknownOutcomeError', message, effectUnknown: true },
    { name: 'UnknownOutcomeError', message, effectUnknown: true },
    { name: 'RollcallError', message },
    { name: 'RollcallError', message },
    { name: 'RollcallError', message },
  ]);
});

it('where the part that imports alone need is missing, they say so, and all else works', async () => {
  const folder = await projectWithout('run-import.js');
  const page = { data: [], meta: { next_page: null } };
  const { origin, close } = await startHttpServer((_, response) => response.end(JSON.stringify(page)));

  const printed = await runTool(process.execPath, ['without-on-demand.mjs', assignmentFor(origin)], folder);
  await close();

  const [imported, ...others] = JSON.parse(printed);
  expect(imported).toEqual({ name: 'RollcallError', message: expect.stringContaining('cannot be loaded: ') });
  expect(others).toEqual(others.map(() => null));
});

/** A copy of the project where a file of the SDK is missing. */
async function projectWithout(file: string): Promise<string> {
  const folder = `${inject('project')}-without-${file}`;
  await cp(inject('project'), folder, { recursive: true });
  await rm(join(folder, 'node_modules/@rollcall/client/dist', file));
  return folder;
}

function assignmentFor(origin: string): string {
  return JSON.stringify({ baseUrl: `${origin}/api/v1`, apiKey: 'sk_test_1' });
}

/** Breaks the connection of each first attempt, and says of each second one that the customer is taken. */
function loseFirstAnswer(): Parameters<typeof startHttpServer>[0] {
  let attempts = 0;
  return (request, response) => {
    attempts += 1;
    if (attempts % 2 === 1) return void request.socket.destroy();
    const bulk = request.url?.endsWith('/bulk-create');
    const body = bulk ? { data: { customers_created: [], customers_failed: [refused] } } : taken;
    response.writeHead(bulk ? 200 : 409, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
}
