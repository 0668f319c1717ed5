import type { OperationId } from '@rollcall/contract';
import { expect, it } from 'vitest';
import { cases, document } from '../src/document/document.ts';
import { declaredOperations, documentedPaths, operations, routeOf } from '../src/document/operations.ts';
import type { HttpResponse } from '../src/oracle/response.ts';
import { completeRequest } from '../src/requests/complete-request.ts';
import { requestOperation } from '../src/requests/request.ts';
import { requestOutside } from '../src/requests/request-outside.ts';
import { describeWithAllowedOrigin, target } from '../src/target/target.ts';

const origin = target.allowedOrigin ?? '';
const otherOrigins = ['https://other.example', 'null', `${origin}.other.example`, origin.replace('https:', 'http:')];

describeWithAllowedOrigin('the requests of a page of another origin', () => {
  it.each(cases('paths', documentedPaths))('a preflight to $template allows its methods', async ({ url, methods }) => {
    for (const method of methods) {
      const response = await preflight(url, method);
      expect(response.status).toBe(204);
      expect(response.headers.get('access-control-allow-origin')).toBe(origin);
      expect(listIn(response, 'access-control-allow-methods').sort()).toEqual(methods);
    }
  });

  it('a preflight allows every request header in the document, and those of the SDK', async () => {
    const allowed = listIn(await preflight('/customers', 'POST'), 'access-control-allow-headers');
    const headers = declaredOperations.flatMap(({ parameters }) => parameters).filter((one) => one.in === 'header');
    const names = [...headers.map(({ name }) => name), 'x-api-key', 'Content-Type', 'X-Request-Id', 'Prefer'];
    expect(lowerCase(allowed)).toEqual(expect.arrayContaining(lowerCase(names)));
  });

  it('a preflight to an unknown path passes, so that the page can read the 404', async () => {
    const path = '/no-such-path';
    const headers = { origin, 'access-control-request-method': 'POST' };
    expect((await requestOutside('OPTIONS', path, headers)).status).toBe(204);
    const response = await requestOutside('POST', path, { origin });
    expect(response.status).toBe(404);
    expectReadable(response);
  });

  it.each(cases('operations', operations))('a page can read the success of $operationId', async ({ operationId }) => {
    const route = routeOf(operationId as OperationId);
    const { headers, ...request } = await completeRequest(route);
    expectReadable(await requestOperation(route, { ...request, headers: { ...headers, origin } }));
  });

  it.each([
    { status: 401, headers: { 'x-api-key': undefined } },
    { status: 401, headers: { 'x-api-key': 'sk_test_unknown_key_0123456789' } },
    { status: 404, headers: {} },
    { status: 406, headers: { accept: 'text/html' } },
  ])('a page can read a failure with status $status ($headers)', async ({ status, headers }) => {
    const path = { customer_key: 'no_such_customer' };
    const response = await requestOperation(routeOf('getCustomer'), { path, headers: { ...headers, origin } });
    expect(response.status).toBe(status);
    expectReadable(response);
  });

  it('a page can read every response header in the document', async () => {
    const declared = declaredOperations.flatMap(({ responses }) => Object.values(responses));
    const names = new Set(declared.flatMap(({ headers }) => Object.keys(headers ?? {})));
    const response = await requestOperation(routeOf('listCustomers'), { headers: { origin } });
    const exposed = listIn(response, 'access-control-expose-headers');
    expect(lowerCase(exposed)).toEqual(expect.arrayContaining(lowerCase([...names])));
    expect(Object.keys(document.components.headers)).not.toEqual([]);
  });

  it.each(otherOrigins)('a page of %s can neither read a response nor pass a preflight', async (other) => {
    const headers = { origin: other, 'access-control-request-method': 'GET' };
    const responses = [
      await requestOutside('OPTIONS', '/customers', headers),
      await requestOperation(routeOf('listCustomers'), { headers: { origin: other } }),
    ];
    for (const response of responses) {
      expect(response.headers.has('access-control-allow-origin')).toBe(false);
      expect(listIn(response, 'vary')).toContain('Origin');
    }
  });

  it('a response to a request without Origin varies by Origin and has no header of CORS', async () => {
    const response = await requestOperation(routeOf('listCustomers'), {});
    expect(listIn(response, 'vary')).toContain('Origin');
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});

function preflight(path: string, method: string): Promise<HttpResponse> {
  return requestOutside('OPTIONS', path, {
    origin,
    'access-control-request-method': method,
    'access-control-request-headers': 'content-type,x-api-key',
  });
}

function expectReadable(response: HttpResponse): void {
  expect(response.headers.get('access-control-allow-origin')).toBe(origin);
  expect(listIn(response, 'vary')).toContain('Origin');
  expect(response.headers.has('access-control-allow-credentials')).toBe(false);
}

function listIn({ headers }: HttpResponse, name: string): string[] {
  return (headers.get(name) ?? '').split(',').map((item) => item.trim());
}

function lowerCase(names: readonly string[]): string[] {
  return names.map((name) => name.toLowerCase());
}
