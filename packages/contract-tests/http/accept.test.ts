import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/cases.ts';
import { routes } from '../src/document/operations.ts';
import { answerWith, successStatus } from '../src/exchange/ask.ts';
import { completeRequest } from '../src/requests/complete-request.ts';

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
  it.each(ACCEPTING)('answers in JSON to whoever takes that as well: %s', async (accept) => {
    const request = { ...(await completeRequest(route)), headers: { accept } };
    const answer = await answerWith(successStatus(route), route, request);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  });
});
