import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { rawHead } from '../../support/send-raw.ts';
import { startServer } from '../../support/start-server.ts';

const { resolve } = createRequire(import.meta.url);

describe('/healthz', () => {
  it('/healthz is 200 without a key while the process answers, even without a database', async () => {
    const { origin } = await startServer({ isStopping: () => true, checkDatabase: () => Promise.reject(new Error()) });
    const response = await fetch(`${origin}/healthz`);
    expect({ status: response.status, body: await response.json() }).toEqual({ status: 200, body: { status: 'ok' } });
  });
});

describe('/readyz', () => {
  const cases = [
    { given: {}, want: { status: 200, body: { status: 'ok' } } },
    { given: { isStopping: () => true }, want: { status: 503, body: { status: 'stopping' } } },
    {
      given: { checkDatabase: () => Promise.reject(new Error('no disk')) },
      want: { status: 503, body: { status: 'database unreachable' } },
    },
  ];
  it.each(cases)('/readyz answers $want.status with the state "$want.body.status"', async ({ given, want }) => {
    const { origin } = await startServer(given);
    const response = await fetch(`${origin}/readyz`);
    expect({ status: response.status, body: await response.json() }).toEqual(want);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  });
});

it('every answer of a stopping server closes its connection', async () => {
  let stopping = false;
  const { origin } = await startServer({ isStopping: () => stopping });
  expect((await fetch(`${origin}/healthz`)).headers.get('Connection')).toBe('keep-alive');
  stopping = true;
  expect((await fetch(`${origin}/healthz`)).headers.get('Connection')).toBe('close');
});

describe('the document', () => {
  it.each([
    { path: '/openapi.yaml', file: '@rollcall/contract/openapi.yaml', mediaType: 'application/yaml' },
    { path: '/openapi.json', file: '@rollcall/contract/document.json', mediaType: 'application/json' },
  ])('the document is served at $path, byte for byte as built', async ({ path, file, mediaType }) => {
    const { origin } = await startServer();
    const response = await fetch(origin + path);
    expect(response.headers.get('Content-Type')).toBe(mediaType);
    expect(response.headers.get('Cache-Control')).toBe('no-cache');
    expect(Buffer.from(await response.arrayBuffer()).equals(await readFile(resolve(file)))).toBe(true);
  });
});

describe('/docs', () => {
  it('/docs is the start page of the site, which may load files of this server only', async () => {
    const { origin } = await startServer();
    const response = await fetch(`${origin}/docs`);
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; /);
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src [^;]*unsafe-inline/);
    expect(await response.text()).toMatch(/^<!DOCTYPE html>/);
  });

  it.each([
    { path: '/docs/', type: 'text/html; charset=utf-8' },
    { path: '/docs/errors', type: 'text/html; charset=utf-8' },
    { path: '/docs/errors/', type: 'text/html; charset=utf-8' },
    { path: '/docs/errors/customer_key_taken', type: 'text/html; charset=utf-8' },
    { path: '/docs/errors/customer_key_taken.md', type: 'text/markdown; charset=utf-8' },
    { path: '/docs/llms.txt', type: 'text/plain; charset=utf-8' },
    { path: '/docs/openapi.yaml', type: 'application/yaml' },
  ])('$path is a file of the site, of the type $type', async ({ path, type }) => {
    const { origin } = await startServer();
    const { status, headers } = await fetch(origin + path);
    expect({ status, type: headers.get('Content-Type') }).toEqual({ status: 200, type });
    expect(headers.get('Cache-Control')).toBe('no-cache');
  });

  it('files that are named by their content are kept for a year', async () => {
    const { origin } = await startServer();
    const [asset] = /\/docs\/assets\/[^"]+\.js/.exec(await (await fetch(`${origin}/docs`)).text()) ?? [];
    const { status, headers } = await fetch(`${origin}${asset}`);
    expect({ status, cacheControl: headers.get('Cache-Control'), type: headers.get('Content-Type') }).toEqual({
      status: 200,
      cacheControl: 'public, max-age=31536000, immutable',
      type: 'text/javascript; charset=utf-8',
    });
  });

  it.each([
    '/docs/nothing',
    '/docs/errors/nothing.md',
    '/docs/assets',
    '/docs/%',
    '/docs/../package.json',
    '/docs/..%2F..%2Fpackage.json',
    '/docs/%2e%2e/%2e%2e/package.json',
  ])('the path %s, at which the site has no file, is answered with its page for 404', async (path) => {
    const { sendRaw } = await startServer();
    const { status, text } = await sendRaw(rawHead('GET', path));
    expect(status).toBe(404);
    expect(text).toMatch(/^<!DOCTYPE html>/);
  });

  it.each(['POST', 'PUT', 'DELETE'])('%s is no method of the site', async (method) => {
    const { origin } = await startServer();
    const { status, headers } = await fetch(`${origin}/docs/errors`, { method });
    expect({ status, allow: headers.get('Allow') }).toEqual({ status: 405, allow: 'GET, HEAD, OPTIONS' });
  });

  it('a client that has /docs is told to keep it, with the policy for its scripts', async () => {
    const { origin } = await startServer();
    const whole = await fetch(`${origin}/docs`);
    await whole.arrayBuffer();
    const headers = { 'If-None-Match': whole.headers.get('ETag') ?? '' };
    const response = await fetch(`${origin}/docs`, { headers });
    expect({ status: response.status, text: await response.text() }).toEqual({ status: 304, text: '' });
    for (const name of ['ETag', 'Cache-Control', 'Content-Security-Policy', 'Vary'])
      expect(response.headers.get(name)).toBe(whole.headers.get(name));
  });

  it('no page may run inline scripts', async () => {
    const { origin } = await startServer();
    const paths = ['/', '/docs', '/docs/nothing', '/healthz', '/openapi.yaml', '/nothing', '/api/v1/customers'];
    for (const path of paths) {
      const { headers } = await fetch(origin + path, { redirect: 'manual' });
      expect(headers.get('Content-Security-Policy')).not.toMatch(/script-src [^;]*'unsafe-inline'/);
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    }
  });

  it('/ redirects to /docs', async () => {
    const { origin } = await startServer();
    const response = await fetch(`${origin}/`, { redirect: 'manual' });
    expect({ status: response.status, location: response.headers.get('Location') }).toEqual({
      status: 302,
      location: '/docs',
    });
    expect(response.headers.get('Content-Type')).toBe('application/json');
  });
});

it('no answer names the software of the server', async () => {
  const { origin } = await startServer();
  for (const path of ['/healthz', '/nothing', '/api/v1/customers']) {
    const { headers } = await fetch(origin + path);
    expect(headers.get('X-Powered-By')).toBeNull();
    expect(headers.get('Server')).toBeNull();
    expect(headers.get('ETag')).toBeNull();
  }
});
