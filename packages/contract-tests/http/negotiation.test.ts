import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { hasJsonBody } from '../src/document/generic-responses.ts';
import { operationOf, routes } from '../src/document/operations.ts';
import { completeRequest } from '../src/requests/complete-request.ts';
import { expectStatus, successStatus } from '../src/requests/request.ts';

const ACCEPTING = [
  undefined,
  '*/*',
  'application/*',
  'application/json; charset=utf-8',
  'text/html, application/xhtml+xml, */*;q=0.8',
  'text/html, application/json;q=0.1',
  'APPLICATION/JSON',
];

describe.each(cases('routes', routes))('$method $path', (route) => {
  it.each(ACCEPTING)('answers in JSON if the Accept header is %s', async (accept) => {
    const request = { ...(await completeRequest(route)), headers: { accept } };
    const response = await expectStatus(successStatus(route), route, request);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  });
});

const jsonRoutes = routes.filter(({ operationId }) => hasJsonBody(operationOf(operationId)));

describe.each(cases('routes with a JSON body', jsonRoutes))('$method $path', (route) => {
  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'Application/JSON',
  ])('accepts a body with the Content-Type %s', async (mediaType) => {
    const request = { ...(await completeRequest(route)), headers: { 'content-type': mediaType } };
    await expectStatus(successStatus(route), route, request);
  });
});
