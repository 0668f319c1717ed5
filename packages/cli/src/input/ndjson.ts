import { failureNames, readOnlyNames } from './columns.ts';
import type { SourceRow } from './source.ts';

/** What an export or a file of failed rows has besides what is sent. */
const PASSED_OVER: readonly string[] = [...failureNames, ...readOnlyNames];

/** Reads a file with one customer as JSON in each line. Empty lines and a byte order mark are passed over. */
export async function* ndjsonRows(chunks: AsyncIterable<Buffer>): AsyncGenerator<SourceRow> {
  for await (const { text, line, endByte } of linesOf(chunks)) {
    if (text.trim() !== '') yield { ...customerOf(text), line, endByte, original: text };
  }
}

function customerOf(text: string): Pick<SourceRow, 'customer' | 'problem'> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return { customer: null, problem: 'is not a JSON object' };
    }
    return { customer: withoutAdditions(value), problem: null };
  } catch {
    return { customer: null, problem: 'is not JSON' };
  }
}

function withoutAdditions(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !PASSED_OVER.includes(name)));
}

interface Line {
  readonly text: string;
  readonly line: number;
  readonly endByte: number;
}

/** Node's readline also ends lines at U+2028, which JSON allows within a text. */
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
