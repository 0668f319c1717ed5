import { describe, expect, it } from 'vitest';
import { startServer } from '../../support/start-server.ts';

const listed = 'https://app.example.com';
const pattern = /^http:\/\/localhost(?::\d+)?$/;

describe('the answer to a page of another origin', () => {
  it.each([
    { given: [], origin: listed, want: null },
    { given: [listed], origin: listed, want: listed },
    { given: [listed], origin: 'https://other.example', want: null },
    { given: [listed], origin: 'null', want: null },
    { given: [pattern], origin: 'http://localhost:5173', want: 'http://localhost:5173' },
    { given: [pattern], origin: 'http://localhost.example.com', want: null },
    { given: '*' as const, origin: 'https://other.example', want: '*' },
  ])('the origins $given allow $want to a page of $origin', async ({ given, origin, want }) => {
    const { send } = await startServer({ corsOrigins: given });
    const { headers } = await send('GET', '/customers', { headers: { origin } });
    expect(headers.get('Access-Control-Allow-Origin')).toBe(want);
    expect(headers.get('Access-Control-Allow-Credentials')).toBeNull();
    expect(headers.get('Vary')).toBe('Origin');
  });

  const outside = ['/openapi.yaml', '/openapi.json', '/docs', '/healthz', '/', '/nothing', '/api/v1/nothing'];
  it.each(outside)('the page can read %s', async (path) => {
    const { origin: server } = await startServer({ corsOrigins: [listed] });
    const response = await fetch(server + path, { headers: { origin: listed }, redirect: 'manual' });
    await response.arrayBuffer();
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(listed);
    const exposed = response.headers.get('Access-Control-Expose-Headers')?.split(',');
    expect(exposed).toEqual(expect.arrayContaining(['X-Request-Id', 'RateLimit', 'RateLimit-Policy', 'ETag']));
  });

  it('a preflight needs no key, and reaches no operation', async () => {
    const { origin: server, services } = await startServer({ corsOrigins: [listed] });
    const headers = { origin: listed, 'access-control-request-method': 'DELETE' };
    const response = await fetch(`${server}/api/v1/customers/jane`, { method: 'OPTIONS', headers });
    expect(response.status).toBe(204);
    expect(response.headers.get('Access-Control-Allow-Methods')).toBe('GET, HEAD, PUT, PATCH, DELETE, OPTIONS');
    expect(response.headers.get('Access-Control-Max-Age')).toBe('600');
    expect(await services.metrics.registry.metrics()).toContain('operation="none",status="204"');
  });

  it('an OPTIONS request to an unknown path that is no preflight is answered with 404', async () => {
    const { origin: server } = await startServer({ corsOrigins: [listed] });
    const response = await fetch(`${server}/nothing`, { method: 'OPTIONS', headers: { origin: listed } });
    expect(response.status).toBe(404);
  });
});
