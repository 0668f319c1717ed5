import { describe, it } from 'vitest';
import { cases } from '../src/document/cases.ts';
import { operationOf, routes } from '../src/document/operations.ts';
import { answerWith, successStatus } from '../src/exchange/ask.ts';
import { completeRequest } from '../src/requests/complete-request.ts';

const jsonRoutes = routes.filter(
  ({ operationId }) => operationOf(operationId).requestBody?.content['application/json'],
);

describe.each(cases('routes that take JSON', jsonRoutes))('$method $path', (route) => {
  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'Application/JSON',
  ])('takes a body that is declared as %s', async (mediaType) => {
    const request = { ...(await completeRequest(route)), headers: { 'content-type': mediaType } };
    await answerWith(successStatus(route), route, request);
  });
});
