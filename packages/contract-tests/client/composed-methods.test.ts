import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { operationOf } from '../src/document/operations.ts';
import { argumentsOf } from '../src/sdk/arguments.ts';
import { recordedClient } from '../src/sdk/recorded-client.ts';
import { answering } from '../src/sdk/recording-server.ts';
import { requestProblems } from '../src/sdk/request-problems.ts';
import { composedCalls } from '../src/sdk/sdk-calls.ts';

const RUNS = 40;
const PAGES = 3;
const client = recordedClient();
const listArguments = argumentsOf(operationOf('listCustomers'));
const firstPage = fc.integer({ min: 1, max: 1_000_000 });
const withCursors = fc.boolean();

describe.each(cases('composed methods', Object.entries(composedCalls)))('the SDK method %s', (_, call) => {
  it('sends one valid request for each page', async () => {
    const property = fc.asyncProperty(listArguments, firstPage, withCursors, async (given, page, cursors) => {
      client.takeRequests();
      answerWithPagesFrom(page, cursors);
      const query = { ...given.query, page, cursor: undefined };
      expect(await call(client.customers, { ...given, query })).toHaveLength(PAGES);
      const requests = client.takeRequests();
      expect(requests).toHaveLength(PAGES);
      expect(requests.flatMap(requestProblems)).toEqual([]);
    });
    await fc.assert(property, { numRuns: RUNS });
  });
});

/** Answers with three pages of one customer each. */
function answerWithPagesFrom(first: number, cursors: boolean): void {
  let page = first;
  client.answerWith((response, request) => {
    const next_page = page + 1 < first + PAGES ? page + 1 : null;
    const next_cursor = next_page === null ? null : `cursor-${next_page}`;
    const meta = cursors ? { next_page, next_cursor } : { next_page };
    answering(200, JSON.stringify({ data: [{ customer_key: `${page}` }], meta }))(response, request);
    page += 1;
  });
}
