import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { routes } from '../src/document/operations.ts';
import { completeRequest } from '../src/requests/complete-request.ts';
import { requestOperation } from '../src/requests/request.ts';
import { requestOutside } from '../src/requests/request-outside.ts';

describe('X-Request-Id', () => {
  it.each(cases('routes', routes))(
    '$method $path returns the X-Request-Id of the request in success and failure',
    async (route) => {
      for (const headers of [{}, { 'x-api-key': undefined }, { accept: 'text/html' }]) {
        const request = {
          ...(await completeRequest(route)),
          headers: { ...headers, 'x-request-id': 'trace-1/a:b~c!' },
        };
        const response = await requestOperation(route, request);
        expect(response.headers.get('x-request-id')).toBe('trace-1/a:b~c!');
      }
    },
  );

  it.each(cases('routes', routes))(
    '$method $path generates a new X-Request-Id for each request without one',
    async (route) => {
      const ids = [];
      for (let count = 0; count < 3; count += 1) {
        const response = await requestOperation(route, await completeRequest(route));
        ids.push(response.headers.get('x-request-id'));
      }
      expect(new Set(ids).size).toBe(3);
    },
  );

  it.each(['a b', 'x'.repeat(129), 'é', ''])(
    'generates an X-Request-Id if that of the request is invalid: "%s"',
    async (given) => {
      const response = await requestOutside('GET', '/no-such-path', { 'x-request-id': given });
      expect(response.headers.get('x-request-id')).not.toBe(given);
    },
  );

  it('returns the X-Request-Id of a request that belongs to no operation', async () => {
    const response = await requestOutside('POST', '/no-such-path', { 'x-request-id': 'trace-2' });
    expect(response.headers.get('x-request-id')).toBe('trace-2');
  });
});
