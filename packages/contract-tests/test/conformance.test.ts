import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { assertConforms, checks, violationsOf } from '../src/oracle/conformance.ts';
import type { HttpResponse } from '../src/oracle/response.ts';
import { nonconformingResponses, responseLike, responses } from './nonconforming-responses.ts';

describe('the oracle', () => {
  it.each(cases('declared statuses', Object.keys(responses)))(
    'accepts the documented response with status %s',
    (status) => {
      expect(violationsOf(responseLike(Number(status)), responses)).toEqual([]);
    },
  );

  it('has nonconforming responses for each of its checks', () => {
    expect(Object.keys(nonconformingResponses)).toEqual(Object.keys(checks));
  });

  describe.each(Object.entries(nonconformingResponses))('%s', (check, rejected) => {
    it.each(rejected)('rejects %s', (_, response) => {
      expect(rejectingChecks(response)).toContain(check);
    });

    it('is necessary, since no other check rejects one of its responses', () => {
      expect(rejected.map(([, response]) => rejectingChecks(response))).toContainEqual([check]);
    });
  });

  it('reports the request, every violation and the response', () => {
    const response = responseLike(201, { headers: { 'x-request-id': undefined, 'x-powered-by': 'Express' } });
    expect(() => assertConforms('POST /customers', response, responses)).toThrow(
      /POST \/customers breaks.*declaredHeadersAreSent.*noOtherHeadersAreSent.*HTTP 201/s,
    );
  });

  it('rejects a response without a schema in the document, since nothing could be checked', () => {
    const withoutSchema = { 201: { description: 'Created' } };
    expect(violationsOf(responseLike(201), withoutSchema)).toContainEqual(
      expect.objectContaining({ check: 'bodyMatchesSchema' }),
    );
  });

  it('accepts a response to HEAD without a body', () => {
    expect(violationsOf(responseLike(201, { method: 'HEAD', body: '' }), responses)).toEqual([]);
  });
});

function rejectingChecks(response: HttpResponse): string[] {
  return [...new Set(violationsOf(response, responses).map(({ check }) => check))];
}
