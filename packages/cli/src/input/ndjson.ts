import { ignoredNames } from './columns.ts';
import { readJson } from './json.ts';
import type { SourceRow } from './source.ts';

/** Reads a file with one customer as JSON in each line. Ignores empty lines and a byte order mark. */
export async function* ndjsonRows(chunks: AsyncIterable<Buffer>): AsyncGenerator<SourceRow> {
  for await (const { text, line, endByte } of linesOf(chunks)) {
    if (text.trim() !== '') yield { ...customerOf(text), line, endByte, original: text };
  }
}

function customerOf(text: string): Pick<SourceRow, 'customer' | 'problem'> {
  const read = readJson(text);
  if ('problem' in read) return { customer: null, problem: read.problem };
  const { value } = read;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { customer: null, problem: 'is not a JSON object' };
  }
  const fields = Object.entries(value).filter(([name]) => !ignoredNames.includes(name));
  return { customer: Object.fromEntries(fields), problem: null };
}

interface Line {
  readonly text: string;
  readonly line: number;
  readonly endByte: number;
}

/** Ends lines at LF only. Node's readline also ends them at U+2028, which JSON allows within a string. */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let line = 0;
  let endByte = 0;
  let begun: Buffer[] = [];
  const lineOf = (last: Buffer): Line => {
    const bytes = Buffer.concat([...begun, last]);
    begun = [];
    line += 1;
    return { text: bytes.toString('utf8').replace(/^\uFEFF/, ''), line, endByte };
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      endByte += end + 1 - start;
      yield lineOf(chunk.subarray(start, end));
      start = end + 1;
    }
    begun.push(chunk.subarray(start));
    endByte += chunk.byteLength - start;
  }
  yield lineOf(Buffer.alloc(0));
}
