import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/cases.ts';
import { routeOf } from '../src/document/operations.ts';
import { documentedPaths } from '../src/document/paths.ts';
import { jsonOf } from '../src/exchange/answer.ts';
import { answerTo } from '../src/exchange/ask.ts';

const getCustomer = routeOf('getCustomer');
const words = documentedPaths
  .map(({ template }) => /^\/customers\/(?<word>[\w-]+)$/.exec(template)?.groups?.word)
  .filter((word) => word !== undefined);

describe.each(cases('paths that are also keys', words))('the key %s', (word) => {
  it('can be that of a customer, though the path has an operation of its own', async () => {
    const answer = await answerTo(getCustomer, { path: { customer_key: word } });
    if (answer.status === 200) expect(jsonOf(answer)).toMatchObject({ data: { customer_key: word } });
    else expect(jsonOf(answer)).toMatchObject({ code: 'customer_not_found' });
  });
});
