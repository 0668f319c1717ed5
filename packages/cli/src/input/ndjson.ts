import { ARCHIVED, archivedProblem, failureNames, suspectsOf } from '@rollcall/contract/customer-file';
import { readJson } from '@rollcall/contract/json';
import { hasAll, readOnlyNames } from './columns.ts';
import type { SourceRow, SourceRows } from './source.ts';

/** Opens a file with one customer as JSON in each line. Empty lines and a byte order mark are ignored. */
export function openNdjsonRows(chunks: AsyncIterable<Buffer>): SourceRows {
  const ignored = new Set<string>();
  return { rows: rowsOf(chunks, ignored), ignored, notes: () => [] };
}

async function* rowsOf(chunks: AsyncIterable<Buffer>, ignored: Set<string>): AsyncGenerator<SourceRow> {
  for await (const { text, line, endByte } of linesOf(chunks)) {
    if (text.trim() === '') continue;
    const read = readLine(text, ignored);
    if ('problem' in read) {
      const { problem } = read;
      yield { line, endByte, customer: null, problem, archived: false, suspects: [], original: text };
    } else {
      const suspects = suspectsOf(read.customer);
      yield { line, endByte, ...read, problem: null, suspects, original: text };
    }
  }
}

function readLine(
  text: string,
  ignored: Set<string>,
): { readonly customer: object; readonly archived: boolean } | { readonly problem: string } {
  const read = readJson(text);
  if ('problem' in read) return read;
  const { value } = read;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { problem: 'is not a JSON object' };
  const own = ownNames(value);
  for (const name of own) ignored.add(name);
  const { [ARCHIVED]: archivedAt = null, ...others } = value as Readonly<Record<string, unknown>>;
  const problem = archivedAt === null ? undefined : archivedProblem(archivedAt);
  if (problem !== undefined) return { problem };
  const customer =
    own.length === 0 ? others : Object.fromEntries(Object.entries(others).filter(([name]) => !own.includes(name)));
  return { customer, archived: archivedAt !== null };
}

/** The names that this program or the API has added. Other programs may use some of them for something else. */
function ownNames(row: object): readonly string[] {
  const isExported = hasAll(row, readOnlyNames);
  return [
    ...(hasAll(row, failureNames) ? failureNames : []),
    ...(isExported ? readOnlyNames.filter((name) => name !== ARCHIVED) : []),
  ];
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
