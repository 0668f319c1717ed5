import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
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
  it('/docs is the reference, which may run inline scripts and load nothing', async () => {
    const { origin } = await startServer();
    const response = await fetch(`${origin}/docs`);
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(policy).toMatch(/default-src 'none'; script-src 'unsafe-inline' blob:/);
    expect(policy).not.toMatch(/https?:|connect-src|\*/);
    expect(await response.text()).toMatch(/^<!DOCTYPE html>/);
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

  it('no page except /docs may run inline scripts', async () => {
    const { origin } = await startServer();
    const paths = ['/', '/healthz', '/openapi.yaml', '/nothing', '/api/v1/customers'];
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
