import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyse } from 'scslre';
import { expect, test } from 'vitest';
import { parseAst } from 'vitest/node';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The code that reads the values of others. */
const folders = ['apps/server/src', 'packages/contract/src', 'packages/client/src'];

/** Each takes quadratic time, but reads short texts only. */
const ofShortTexts: Readonly<Record<string, string>> = {
  '/\\/+$/': 'the address of the server, which the caller of the SDK sets',
  '/[A-Za-z0-9\\x80-\\xff][^\\r\\n]*[\\r\\n]/': 'the first 4,096 bytes of a file',
  '/[^\\s,;"]*$/': 'the 30 characters before an invalid byte',
};

test('no regular expression takes more than linear time, so that no value can keep a process busy', () => {
  const list = execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...folders], {
    cwd: root,
    encoding: 'utf8',
  });
  const files = list.split('\n').filter((path) => path.endsWith('.ts'));
  const patterns = new Map(files.flatMap((file) => patternsIn(file).map((pattern) => [`${pattern}`, pattern])));
  expect(patterns.size).toBeGreaterThan(100);
  const slow = [...patterns].filter(([, pattern]) => analyse(pattern).reports.length > 0).map(([name]) => name);
  expect(slow.toSorted()).toEqual(Object.keys(ofShortTexts).toSorted());
});

function patternsIn(file: string): RegExp[] {
  return literalsIn(parseAst(readFileSync(`${root}/${file}`, 'utf8'), { lang: 'ts' }));
}

/** The regular expressions in a syntax tree of the ESTree form. */
function literalsIn(node: unknown): RegExp[] {
  if (typeof node !== 'object' || node === null) return [];
  if ('regex' in node) {
    const { pattern, flags } = node.regex as { readonly pattern: string; readonly flags: string };
    return [new RegExp(pattern, flags)];
  }
  return Object.values(node).flatMap(literalsIn);
}
