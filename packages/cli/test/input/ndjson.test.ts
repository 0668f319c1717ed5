import { expect, it } from 'vitest';
import { openNdjsonRows } from '../../src/input/ndjson.ts';

async function read(text: string, bytesAtATime = 5) {
  async function* chunks(): AsyncGenerator<Buffer> {
    const bytes = Buffer.from(text);
    for (let start = 0; start < bytes.byteLength; start += bytesAtATime)
      yield bytes.subarray(start, start + bytesAtATime);
  }
  const rows = [];
  for await (const { original: _, ...row } of openNdjsonRows(chunks()).rows) rows.push(row);
  return rows;
}

it('reads a customer from each line of NDJSON, with LF or CRLF and a byte order mark', async () => {
  expect(await read('\uFEFF{"a":"é\u2028"}\r\n\n{"b":2}')).toEqual([
    { line: 1, endByte: 18, customer: { a: 'é\u2028' }, problem: null, archived: false, suspects: [] },
    { line: 3, endByte: 26, customer: { b: 2 }, problem: null, archived: false, suspects: [] },
  ]);
});

it('reports lines of NDJSON that are not customers, and reads the lines around them', async () => {
  expect(await read('{"a":1}\n{"a"\n[1]\nnull\n{"b":2}\n')).toMatchObject([
    { problem: null },
    { line: 2, problem: 'is not valid JSON', customer: null },
    { line: 3, problem: 'is not a JSON object' },
    { line: 4, problem: 'is not a JSON object' },
    { line: 5, problem: null },
  ]);
});

it.each([
  [
    '{"metadata":{"n":12345678901234567890}}',
    'has the number 12345678901234567890 in metadata.n, which would become 12345678901234567000',
  ],
  ['{"metadata":{"list":[0,1e400]}}', 'has the number 1e400 in metadata.list.1, which would become Infinity'],
  ['{"city":"a","city":"b"}', 'has the name city twice'],
  ['{"metadata":{"a":1,"\\u0061":1}}', 'has the name metadata.a twice'],
  [`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'nests deeper than 32 levels'],
])('reports a line of NDJSON that reading would change: %.40s', async (text, problem) => {
  expect(await read(`${text}\n{"b":1e2}`, 50_000)).toMatchObject([
    { line: 1, customer: null, problem },
    { line: 2, customer: { b: 100 }, problem: null },
  ]);
});

const exported = { id: 'x', full_name: 'A', documents: [], created_at: 'y', updated_at: 'z', archived_at: null };

it('ignores the fields that only the API sets in a row that has all of them, and those added to a failed row', async () => {
  const failed = { line: 1, code: 'c', reason: 'r' };
  const [row] = await read(JSON.stringify({ customer_key: 'a', ...exported, ...failed }), 500);
  expect(row).toMatchObject({ customer: { customer_key: 'a' }, archived: false });
  expect(row?.customer).toEqual({ customer_key: 'a' });
});

it('keeps fields of these names in rows of other programs, for the API to reject', async () => {
  const [row] = await read('{"customer_key":"a","id":"x","created_at":"y","code":"c"}');
  expect(row?.customer).toEqual({ customer_key: 'a', id: 'x', created_at: 'y', code: 'c' });
});

it('reads whether a customer is archived, with or without the other fields of the API', async () => {
  const rows = await read(
    [
      { customer_key: 'a', ...exported, archived_at: '2026-11-23T09:45:00.000Z' },
      { customer_key: 'b', archived_at: '2026-11-23' },
      { customer_key: 'c', archived_at: null },
      { customer_key: 'd', archived_at: true },
    ]
      .map((row) => JSON.stringify(row))
      .join('\n'),
    500,
  );
  expect(rows).toMatchObject([
    { customer: { customer_key: 'a' }, archived: true },
    { customer: { customer_key: 'b' }, archived: true },
    { customer: { customer_key: 'c' }, archived: false },
    { problem: 'has an archived_at that is not a time such as 2026-11-23T09:45:00Z' },
  ]);
});
