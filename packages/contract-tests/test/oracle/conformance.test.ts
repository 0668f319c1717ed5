import { describe, expect, it } from 'vitest';
import { cases } from '../../src/document/document.ts';
import { assertConforms, checks, violationsOf } from '../../src/oracle/conformance.ts';
import type { HttpResponse } from '../../src/oracle/response.ts';
import { answerLike, lies, responses } from './nonconforming-responses.ts';

describe('the oracle', () => {
  it.each(cases('declared statuses', Object.keys(responses)))(
    'accepts the documented answer with status %s',
    (status) => {
      expect(violationsOf(answerLike(Number(status)), responses)).toEqual([]);
    },
  );

  it('has a lie for each of its checks', () => {
    expect(Object.keys(lies)).toEqual(Object.keys(checks));
  });

  describe.each(Object.entries(lies))('%s', (check, told) => {
    it.each(told)('refuses %s', (_, response) => {
      expect(refusingChecks(response)).toContain(check);
    });

    it('is needed: no other check sees through one of its lies', () => {
      expect(told.map(([, response]) => refusingChecks(response))).toContainEqual([check]);
    });
  });

  it('shows the request, every violation and the answer', () => {
    const response = answerLike(201, { headers: { 'x-request-id': undefined, 'x-powered-by': 'Express' } });
    expect(() => assertConforms('POST /customers', response, responses)).toThrow(
      /POST \/customers breaks.*declaredHeadersAreSent.*noOtherHeadersAreSent.*HTTP 201/s,
    );
  });

  it('refuses an answer for which the document has no schema, as nothing could be checked', () => {
    const without = { 201: { description: 'Created' } };
    expect(violationsOf(answerLike(201), without)).toContainEqual(
      expect.objectContaining({ check: 'bodyMatchesSchema' }),
    );
  });

  it('lets a HEAD answer be without a body', () => {
    expect(violationsOf(answerLike(201, { method: 'HEAD', body: '' }), responses)).toEqual([]);
  });
});

function refusingChecks(response: HttpResponse): string[] {
  return [...new Set(violationsOf(response, responses).map(({ check }) => check))];
}
