import { readdir, readlink } from 'node:fs/promises';
import { connect } from 'node:net';
import { platform } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { apiKey } from '../../support/send.ts';
import { startServer, type TestServer } from '../../support/start-server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const path = '/customers/csv-upload';
const csv = 'customer_key,customer_type,primary_email\nk,BUSINESS,k@example.com\n';
const part = '--b\r\nContent-Disposition: form-data; name="csv"; filename="a.csv"\r\n\r\n';
const form = `${part}${csv}\r\n--b--\r\n`;
const headers = { 'Content-Type': 'multipart/form-data; boundary=b' };

// The file of an upload has no name, so only the list of open files shows it.
const onLinux = test.skipIf(platform() !== 'linux');

afterEach(() => void vi.unstubAllEnvs());

onLinux('an upload is stored in a file without a name, and only until it is answered', async () => {
  const folder = await ownTemporaryFolder();
  const server = await startServer();
  const { insertMany } = server.services.customers;
  const seen: (readonly string[])[] = [];
  const insertAndLook: typeof insertMany = async (tenantId, records) => {
    seen.push(await readdir(folder), await openFiles(folder));
    return insertMany.call(server.services.customers, tenantId, records);
  };
  Object.assign(server.services.customers, { insertMany: insertAndLook });
  const { body } = await server.send('POST', path, { headers, body: form });
  expect(body.data).toMatchObject({ successful_upload_count: 1 });
  expect(seen).toEqual([[], [expect.stringMatching(/rollcall-upload-.* \(deleted\)$/)]]);
  expect(await openFiles(folder)).toEqual([]);
});

onLinux('nothing is left of an upload whose client disconnects in the middle of the file', async () => {
  const folder = await ownTemporaryFolder();
  const server = await startServer();
  const socket = connect(Number(new URL(server.origin).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  const head = [
    'POST /api/v1/customers/csv-upload HTTP/1.1',
    'Host: a',
    `x-api-key: ${apiKey}`,
    'Content-Length: 9999',
  ];
  socket.write(`${head.join('\r\n')}\r\nContent-Type: ${headers['Content-Type']}\r\n\r\n${part}${csv}`);
  await expect.poll(() => openFiles(folder)).toHaveLength(1);
  socket.destroy();
  await expect.poll(() => openFiles(folder)).toEqual([]);
  expect((await server.send('GET', '/customers')).body.meta.total_count).toBe(0);
});

onLinux('every malformed form is answered, and nothing of it is left', async () => {
  const folder = await ownTemporaryFolder();
  const server = await startServer();
  const two = form.replace('--b--', `${part.slice(0, -2)}X: y\r\n\r\n${csv}\r\n--b--`);
  const malformed = fc
    .tuple(
      fc.constantFrom(form, two),
      fc.nat(),
      fc.nat(200),
      fc.constantFrom('', '\r\n', '--b', '--b--', 'é', '"', '\0'),
    )
    .map(([text, at, length, insert]) => {
      const start = at % text.length;
      return text.slice(0, start) + insert + text.slice(start + length);
    });
  await fc.assert(
    fc.asyncProperty(malformed, async (body) => {
      const { status } = await send(server, body);
      expect([200, 400, 422]).toContain(status);
    }),
    { numRuns: 300 },
  );
  expect(await openFiles(folder)).toEqual([]);
});

test('an upload that the disk refuses is answered with 503, and the next one succeeds', async () => {
  const server = await startServer();
  vi.stubEnv('TMPDIR', join(await temporaryFolder(), 'missing'));
  const { status, body } = await send(server, form);
  expect({ status, code: body.code }).toEqual({ status: 503, code: 'service_unavailable' });
  expect(server.logLines.join()).toContain('the upload cannot be written to the temporary folder');
  vi.unstubAllEnvs();
  expect((await send(server, form)).body.data).toMatchObject({ successful_upload_count: 1 });
});

const send = (server: TestServer, body: string) => server.send('POST', path, { headers, body });

async function ownTemporaryFolder(): Promise<string> {
  const folder = await temporaryFolder();
  vi.stubEnv('TMPDIR', folder);
  return folder;
}

/** The open files of this process in a folder, including those without a name. */
async function openFiles(folder: string): Promise<string[]> {
  const descriptors = await readdir('/proc/self/fd');
  const targets = await Promise.all(descriptors.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
  return targets.filter((target) => target.startsWith(folder));
}
