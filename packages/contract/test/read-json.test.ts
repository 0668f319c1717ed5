import { expect, it } from 'vitest';
import { readJson } from '../src/read-json.ts';

it.each([
  ['{"a":[1,null]}', { value: { a: [1, null] } }],
  ['{', { problem: 'is not valid JSON' }],
  ['{"a":1,"a":2}', { problem: 'has the name a twice' }],
  ['[1e400]', { problem: 'has the number 1e400 in 0, which would become Infinity' }],
  ['12345678901234567890', { problem: 'has the number 12345678901234567890, which would become 12345678901234567000' }],
  [`${'['.repeat(33)}${']'.repeat(33)}`, { problem: 'nests deeper than 32 levels' }],
])('reads %.40s only if that changes nothing', (text, want) => {
  expect(readJson(text)).toEqual(want);
});
