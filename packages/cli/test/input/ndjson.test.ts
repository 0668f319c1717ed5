import { expect, it } from 'vitest';
import { ndjsonRows } from '../../src/input/ndjson.ts';

async function read(text: string, bytesAtATime = 5) {
  async function* chunks(): AsyncGenerator<Buffer> {
    const bytes = Buffer.from(text);
    for (let start = 0; start < bytes.byteLength; start += bytesAtATime)
      yield bytes.subarray(start, start + bytesAtATime);
  }
  const rows = [];
  for await (const { original: _, ...row } of ndjsonRows(chunks())) rows.push(row);
  return rows;
}

it('reads a customer from each line of NDJSON, with LF or CRLF and a byte order mark', async () => {
  expect(await read('\uFEFF{"a":"é\u2028"}\r\n\n{"b":2}')).toEqual([
    { line: 1, endByte: 18, customer: { a: 'é\u2028' }, problem: null },
    { line: 3, endByte: 26, customer: { b: 2 }, problem: null },
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

it('ignores read-only fields, and the fields added to a row of NDJSON that failed', async () => {
  const [row] = await read(
    '{"customer_key":"a","id":"x","created_at":"y","archived_at":null,"line":1,"code":"c","reason":"r"}',
  );
  expect(row?.customer).toEqual({ customer_key: 'a' });
});
