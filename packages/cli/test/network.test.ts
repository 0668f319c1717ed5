import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, createServer as createTcpServer, type Server as NetServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { newFolder, type Run, rollcall } from './support/rollcall.ts';
import { startServer } from './support/server.ts';
import { certificate, certificateKey } from './support/tls.ts';

const server = await startServer();
afterAll(() => server.stop());
const { port: serverPort } = new URL(server.baseUrl);

describe('permanent failures', () => {
  it.each([
    { given: 'TLS to a port without TLS', url: `https://127.0.0.1:${serverPort}`, want: 'does not speak TLS.*http://' },
    { given: 'a port that fetch forbids', url: 'http://127.0.0.1:6000', want: 'Port 6000 is reserved.*another PORT' },
    // Longer than any label may be, so that no name server is asked.
    { given: 'an unknown host', url: `http://${'x'.repeat(64)}.invalid`, want: 'There is no host x+.invalid. Check' },
  ])('are explained after one attempt: $given', async ({ url, want }) => {
    const { exitCode, stderr } = await list(`${url}/api/v1`, { args: ['--debug'] });
    expect(exitCode).toBe(3);
    expect(stderr.match(/^debug: GET/gm)).toHaveLength(1);
    expect(stderr).toMatch(new RegExp(`^error: .*${want}.*\\n$`, 'm'));
  });

  it('are explained after one attempt: a server that does not speak HTTP', async () => {
    const port = await listening(createTcpServer((socket) => socket.on('error', () => undefined).end('SSH-2.0-x\r\n')));
    const { stderr } = await list(`http://127.0.0.1:${port}/api/v1`, { args: ['--debug'] });
    expect(stderr.match(/^debug: GET/gm)).toHaveLength(1);
    expect(stderr).toContain(`error: 127.0.0.1:${port} does not speak HTTP. Check the port, or use https://`);
  });

  it('name NODE_EXTRA_CA_CERTS for a self-signed certificate, which then works', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'ca.pem'), certificate);
    const url = `https://localhost:${await listening(tlsServer())}/api/v1`;
    const { exitCode, stderr } = await list(url, { args: ['--debug'] });
    expect(exitCode).toBe(3);
    expect(stderr.match(/^debug: GET/gm)).toHaveLength(1);
    expect(stderr).toMatch(/^error: The certificate of localhost:\d+ .*NODE_EXTRA_CA_CERTS.*\n$/m);
    expect(await list(url, { env: { NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') } })).toMatchObject({ exitCode: 0 });
  });

  it('of a name that the certificate lacks name that reason', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'ca.pem'), certificate);
    const env = { NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') };
    const { stderr } = await list(`https://[::ffff:127.0.0.1]:${await listening(tlsServer())}/api/v1`, { env });
    expect(stderr).toContain('was issued for another name');
  });

  it('stop an import before its first row, and leave no file', async () => {
    const cwd = await newFolder();
    await writeFile(join(cwd, 'c.csv'), 'customer_key,customer_type,primary_email\na,BUSINESS,a@example.com\n');
    const url = `https://127.0.0.1:${serverPort}/api/v1`;
    const { exitCode, stdout, stderr } = await rollcall(['import', 'c.csv'], {
      cwd,
      server: { ...server, baseUrl: url },
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toMatch(/^error: 127\.0\.0\.1:\d+ does not speak TLS\. .*\n$/);
  });
});

describe('proxies', () => {
  it('receive requests without TLS as they are, for a host that only they can reach', async () => {
    const proxy = await startProxy();
    const url = `http://rollcall.test:${serverPort}/api/v1`;
    expect(await list(url, { env: { HTTP_PROXY: proxy.url } })).toMatchObject({ exitCode: 0, stderr: '' });
    expect(proxy.seen).toEqual([`GET ${url}/customers?per_page=1&page=1`]);
  });

  it('open tunnels for requests with TLS, and see no key', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'ca.pem'), certificate);
    const proxy = await startProxy();
    const target = `rollcall.test:${await listening(tlsServer())}`;
    const env = { https_proxy: proxy.url.slice('http://'.length), NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') };
    expect(await list(`https://${target}/api/v1`, { env })).toMatchObject({ exitCode: 0, stderr: '' });
    expect(proxy.seen).toEqual([`CONNECT ${target}`]);
  });

  it('are left out for this computer and for the hosts in NO_PROXY', async () => {
    const proxy = await startProxy();
    const env = { HTTP_PROXY: proxy.url };
    expect(await list(server.baseUrl, { env })).toMatchObject({ exitCode: 0 });
    const excluded = await list(`http://${'x'.repeat(64)}.test/api/v1`, { env: { ...env, NO_PROXY: '.test' } });
    expect(excluded.stderr).toContain('There is no host x');
    expect(proxy.seen).toEqual([]);
  });

  it('are named if they do not answer, refuse, or are no address', async () => {
    const url = 'http://rollcall.test/api/v1';
    const closed = await closedPort();
    expect((await list(url, { env: { HTTP_PROXY: `http://127.0.0.1:${closed}` } })).stderr).toBe(
      `error: The proxy 127.0.0.1:${closed} does not answer. Check HTTP_PROXY and HTTPS_PROXY\n`,
    );
    const refusing = await startProxy(407);
    expect((await list('https://rollcall.test/api/v1', { env: { HTTPS_PROXY: refusing.url } })).stderr).toContain(
      'refuses a connection to rollcall.test with status 407. Check HTTPS_PROXY and its credentials',
    );
    expect(await list(url, { env: { HTTP_PROXY: 'http://' } })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('is not an address'),
    });
  });
});

describe('--debug', () => {
  it('prints every attempt with status, time and request id on standard error, and never the key', async () => {
    let requests = 0;
    const port = await listening(
      createServer((_, response) => {
        requests += 1;
        response.writeHead(requests === 1 ? 503 : 200, {
          'content-type': 'application/json',
          'x-request-id': `id-${requests}`,
        });
        response.end(requests === 1 ? '{}' : EMPTY_LIST);
      }),
    );
    const { stderr } = await list(`http://127.0.0.1:${port}/api/v1`, { args: ['--debug'] });
    expect(stderr).toMatch(
      new RegExp(
        [
          '^debug: key from ROLLCALL_API_KEY, address from ROLLCALL_BASE_URL',
          'debug: GET /api/v1/customers\\?per_page=1&page=1 503 in \\d+ ms, request id-1',
          'debug: GET /api/v1/customers\\?per_page=1&page=1 200 in \\d+ ms, request id-2\n$',
        ].join('\n'),
      ),
    );
    expect(stderr).not.toContain(server.apiKey);
  });
});

const EMPTY_LIST = '{"statusCode":200,"message":"","meta":{"next_page":null},"data":[],"errors":{}}';

interface Options {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

function list(baseUrl: string, { args = [], env = {} }: Options = {}): Promise<Run> {
  return rollcall(['customers', 'list', '--limit', '1', ...args], { server: { ...server, baseUrl }, env });
}

function tlsServer(): NetServer {
  return createTlsServer({ cert: certificate, key: certificateKey }, (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(EMPTY_LIST);
  });
}

/** The port of a server, which is closed after the test. */
async function listening(started: NetServer): Promise<number> {
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void started.close());
  return (started.address() as AddressInfo).port;
}

async function closedPort(): Promise<number> {
  const free = createTcpServer();
  await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
  const { port } = free.address() as AddressInfo;
  await new Promise((resolve) => free.close(resolve));
  return port;
}

/** A forward proxy that connects to this computer, whatever the host is. `refuses` is its status for every tunnel. */
async function startProxy(refuses?: number): Promise<{ url: string; seen: string[] }> {
  const seen: string[] = [];
  const forward = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    seen.push(`${incoming.method} ${incoming.url}`);
    const { port, pathname, search } = new URL(incoming.url ?? '');
    const options = {
      host: '127.0.0.1',
      port,
      path: pathname + search,
      method: incoming.method,
      headers: incoming.headers,
    };
    const forwarded = request(options, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(forwarded);
  };
  const proxy = createServer(forward).on('connect', ({ url = '' }, client) => {
    seen.push(`CONNECT ${url}`);
    if (refuses !== undefined) return client.end(`HTTP/1.1 ${refuses} Refused\r\n\r\n`);
    const target = connect(Number(url.split(':').at(-1)), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      target.pipe(client).pipe(target);
    });
    return target.on('error', () => client.destroy());
  });
  return { url: `http://127.0.0.1:${await listening(proxy)}`, seen };
}
