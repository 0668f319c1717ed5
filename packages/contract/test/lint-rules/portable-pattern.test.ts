import { expect, it } from 'vitest';
import { documentOf } from '../support/generator.ts';
import { lintProblems } from '../support/lint.ts';

const portable = [
  '^$',
  '^[!-~]{1,128}$',
  '^(?:a|(b))?[0-9]{0,1000}\\.\\/\\x41\\t[\\-\\]\\x00-\\x1F]$',
  '^[^\\x00\\xA0]*$',
  '^a*?[^a]+[^a]{1,}$',
];

const rejected = [
  { given: '(', want: 'Invalid regular expression: /(/u: Unterminated group' },
  { given: 'a', want: 'Write `^(?:…)$`: some tools search for a pattern, others match whole texts.' },
  { given: '^a', want: 'Write `^(?:…)$`' },
  { given: '^a|b$', want: 'Write `^(?:…)$`' },
  { given: '^(?:^a|b$)$', want: '`^` is not portable. An anchor belongs at the beginning or at the end.' },
  { given: '^(?!a)b$', want: '`(?!a)` is not portable. RE2 does not know it. Move the rule into `x-exact-pattern`.' },
  { given: '^b(?<=a)$', want: '`(?<=a)` is not portable. RE2' },
  { given: '^(a)\\1$', want: '`\\1` is not portable. RE2 does not know it. Move the rule into `x-exact-pattern`.' },
  { given: '^(?<a>b)$', want: '`(?<a>b)` is not portable. Python writes it differently. Write `(?:…)`.' },
  { given: '^(?i:a)$', want: '`(?i:a)` is not portable. Old versions of JavaScript do not know it.' },
  { given: '^a\\b$', want: '`\\b` is not portable. Engines disagree about letters that are not ASCII.' },
  { given: '^.*$', want: '`.` is not portable. Engines disagree about line ends' },
  { given: '^\\d$', want: '`\\d` is not portable. In Python, it also stands for characters that are not ASCII.' },
  { given: '^[\\s]$', want: '`\\s` is not portable. In Python' },
  { given: '^\\W*$', want: '`\\W` is not portable. In Python' },
  {
    given: '^[^\\p{Cs}]*$',
    want: '`\\p{Cs}` is not portable. Python does not know it, and JavaScript only with the u',
  },
  { given: '^[]$', want: '`[]` is not portable. Only JavaScript allows a class without characters.' },
  { given: '^[a&&b]$', want: '`[a&&b]` is not portable. Java and Python read' },
  { given: '^[a[b]$', want: '`[a[b]` is not portable. Java and Python read' },
  { given: '^[^a]$', want: '`[^a]` is not portable. An emoji counts as one character or as two, so' },
  { given: '^[^a]{2,}$', want: '`[^a]` is not portable. An emoji' },
  { given: '^\\u0041$', want: '`\\u0041` is not portable. Write `\\x` and two digits.' },
  { given: '^[\\0\\cA]$', want: '`\\0` is not portable. Write `\\x` and two digits' },
  { given: '^[^\ufeff]*$', want: 'is not portable. It is not ASCII, and not every language allows it in source code.' },
  { given: '^[\u2028]$', want: 'is not portable. It is not ASCII' },
  { given: '^😀$', want: '`😀` is not portable. It is not ASCII' },
  { given: '^[\ud800]*$', want: 'is not portable. It is not ASCII' },
  { given: '^a{1001}$', want: '`a{1001}` is not portable. RE2 repeats at most 1,000 times. Use `maxLength`.' },
];

const patterns = [...portable, ...rejected.map(({ given }) => given)];
const schemas = Object.fromEntries(patterns.map((pattern, index) => [`Text${index}`, { type: 'string', pattern }]));
const problems = await lintProblems('portable-pattern', documentOf(schemas as never));
const messagesOf = (pattern: string) =>
  problems
    .filter(({ place }) => place === `#/components/schemas/Text${patterns.indexOf(pattern)}/pattern`)
    .map(({ message }) => message);

it.each(portable)('the rule accepts the portable pattern %s', (pattern) => {
  expect(messagesOf(pattern)).toEqual([]);
});

it.each(rejected)('the rule rejects the pattern $given and says what to write instead', ({ given, want }) => {
  expect(messagesOf(given)).toContainEqual(expect.stringContaining(want));
});
