import { expect, it } from 'vitest';
import { hasBody, routesDeclaring } from '../src/document/generic-responses.ts';
import { operationOf } from '../src/document/operations.ts';
import { parseJson } from '../src/oracle/response.ts';
import { completeRequest } from '../src/requests/complete-request.ts';
import { expectFailure, expectStatus, successStatus } from '../src/requests/request.ts';

const MEDIA_TYPES = [
  'application/json',
  'application/json5',
  'application/x-www-form-urlencoded',
  'application/xml',
  'multipart/form-data',
  'text/csv',
  'text/plain',
];

it.each(routesDeclaring(415, hasBody))(
  '$method $path rejects a body of an undeclared media type and names the type',
  async (route) => {
    const declared = Object.keys(operationOf(route.operationId).requestBody?.content ?? {});
    const others = MEDIA_TYPES.filter((mediaType) => !declared.includes(mediaType));
    for (const mediaType of others) {
      const request = { ...(await completeRequest(route)), headers: { 'content-type': mediaType } };
      const { code, message } = await expectFailure(415, route, request);
      expect(code).toBe('unsupported_media_type');
      expect(message).toContain(mediaType);
    }
  },
);

it.each(routesDeclaring(415, hasBody))(
  '$method $path rejects a compressed body, and says by header that none may be',
  async (route) => {
    for (const encoding of ['gzip', 'br', 'deflate', 'identity, gzip', 'x-unknown']) {
      const request = { ...(await completeRequest(route)), headers: { 'content-encoding': encoding } };
      const response = await expectStatus(415, route, request);
      expect(parseJson(response)).toMatchObject({ code: 'unsupported_media_type' });
      expect(response.headers.get('accept-encoding')).toBe('identity');
    }
  },
);

it.each(routesDeclaring(415, hasBody))('$method $path accepts a body with the encoding identity', async (route) => {
  const request = { ...(await completeRequest(route)), headers: { 'content-encoding': 'identity' } };
  await expectStatus(successStatus(route), route, request);
});

it.each(routesDeclaring(415, hasBody))('$method $path rejects a body without a media type', async (route) => {
  const request = { ...(await completeRequest(route)), headers: { 'content-type': undefined } };
  const response = await expectStatus(415, route, request);
  expect(parseJson(response)).toMatchObject({ code: 'unsupported_media_type' });
  expect(response.headers.has('accept-encoding')).toBe(false);
});
