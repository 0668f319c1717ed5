import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { read, repository } from './repository.ts';

/** Phrases of the English that this repository was once written in, each with a plain replacement. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/\b(?:go|goes|going|went) on (?:with|behind|where|until|after)\b/i, 'continue, resume'],
  [/\bbehind (?:row|byte|line|page|it|this|that)\b/i, 'after'],
  [/\bpass(?:es|ed|ing)? over\b/i, 'ignore, skip'],
  [/\bto be had\b/i, 'available'],
  [/\b(?:is|are|was|were|be|been) there already\b/i, 'already exists'],
  [/\bwho (?:is|are|was|were) there\b/i, 'who exist'],
  [/\bnobody knows\b/i, 'is unknown'],
  [/\b(?:tell|tells|told|telling) of\b/i, 'report'],
  [/\b(?:let|lets|letting) go of\b/i, 'release'],
  [/\blook(?:s|ed|ing)? after\b/i, 'manage'],
  [/\b(?:put|puts|putting) aside\b/i, 'archive, set aside'],
  [/\bstands? (?:in|on|at|beside|below|above|there|behind)\b/i, 'is in, is at'],
  [/\b(?:is|be|are|was|gets?) heard\b/i, 'is processed, is noticed'],
  [/\bwhat (?:became|becomes|has become) of\b/i, 'the outcome'],
  [/\bwhat (?:came|comes|goes|stands|lies|is left|went (?!wrong))\b/i, 'name the noun'],
  [/\beverything that there is\b|\ball that there is\b/i, 'everything'],
  [/\banew\b/i, 'again'],
  [/\bany more\b/i, 'no longer'],
  [/\ball else\b/i, 'everything else'],
  [/(?:^|[.;:*/] )Else\b/, 'Otherwise'],
  [/\bgood (?:customers?|rows?|items?)\b/i, 'valid'],
  [/\bby heart\b/i, 'say what is meant'],
  [/\bprovocations?\b|\bhollow answers?\b|\bundigested\b|\bfates\b/i, 'the standard term'],
  [/\b(?:undefined|null|absent|empty|true|false|throws?)`? where\b/i, 'if, when'],
  [/[,;:] where (?:it|there|they|none|nobody|no|one|such)\b/i, 'if, when'],
  [/(?:^|[.] |\/\/ |\* )(?:Whoever|Whatever)\b/, 'the subject first'],
  [/(?:\/\/|\*) (?:What(?! (?:went|is) wrong)|Who|Where)\b(?!.*\?$)/, 'the subject first'],
  [/\bit\('(?:what|who|where|whoever)\b/, 'the subject first'],
];

const ignored = /\/generated\/|\/last-release\/|CHANGELOG\.md$|apps\/docs\/test\/plain-english\.test\.ts$/;
const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mjs', '*.md', '*.yaml', '*.yml'], {
  cwd: repository,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((path) => !ignored.test(path));

it('no text of the repository contains a phrase for which plain English has a better word', () => {
  expect(files.flatMap(hitsIn)).toEqual([]);
});

it.each([
  { given: '// What came from standard input cannot be resumed.', want: 2 },
  { given: 'Mend the rows, then go on behind row 5.', want: 3 },
  { given: 'Fix the rows, then resume after row 5.', want: 0 },
  { given: '/** `undefined` where nobody knows. */', want: 2 },
  { given: 'Returns `undefined` if the outcome is unknown.', want: 0 },
])('the word list finds $want phrases in "$given"', ({ given, want }) => {
  expect(phrases.filter(([pattern]) => pattern.test(given))).toHaveLength(want);
});

/** Every hit in a file, as `path:line: "phrase", write: replacement`. */
function hitsIn(path: string): string[] {
  return read(path)
    .split('\n')
    .flatMap((line, index) =>
      phrases.flatMap(([pattern, replacement]) => {
        const [phrase] = pattern.exec(line) ?? [];
        return phrase === undefined ? [] : [`${path}:${index + 1}: "${phrase.trim()}", write: ${replacement}`];
      }),
    );
}
