import * as fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { document } from '../src/document.ts';
import { HOSTILE_TEXTS } from './support/values/texts.ts';

/** A pattern of the document, for the tools outside, and the stricter one that the server enforces. */
interface DocumentedPattern {
  readonly place: string;
  readonly pattern: string;
  readonly exact: string | undefined;
}

const patterns = patternsIn(document, '#');
const exactPatterns = patterns.flatMap((one) => (one.exact === undefined ? [] : [{ ...one, exact: one.exact }]));

/** Whether a text matches, to each engine. Python and Java have no engine for Node. */
const ENGINES: Readonly<Record<string, (pattern: string) => (text: string) => boolean>> = {
  'JavaScript with u': (pattern) => (text) => new RegExp(pattern, 'u').test(text),
  'JavaScript without u': (pattern) => (text) => new RegExp(pattern).test(text),
  RE2: (pattern) => {
    const compiled = RE2JS.compile(pattern);
    return (text) => compiled.matcher(text).find();
  },
};

describe.each(patterns)('the pattern at $place', ({ pattern }) => {
  it('means the same in each regular expression engine', () => {
    const engines = Object.entries(ENGINES).map(([name, compile]) => [name, compile(pattern)] as const);
    const disagreements = textsNear(pattern).filter(
      (text) => new Set(engines.map(([, matches]) => matches(text))).size > 1,
    );
    expect(disagreements.map((text) => [text, engines.map(([name, matches]) => [name, matches(text)])])).toEqual([]);
  });

  it('matches some of the texts of this test and rejects others', () => {
    const results = textsNear(pattern).map((text) => new RegExp(pattern, 'u').test(text));
    expect(new Set(results)).toEqual(new Set([true, false]));
  });
});

describe.each(exactPatterns)('the exact pattern at $place', ({ pattern, exact }) => {
  const accepted = textsNear(pattern).filter((text) => new RegExp(pattern, 'u').test(text));

  it('accepts nothing that the portable pattern rejects', () => {
    const matches = new RegExp(exact, 'u');
    const rejected = textsNear(pattern).filter((text) => !new RegExp(pattern, 'u').test(text));
    expect(rejected.filter((text) => matches.test(text))).toEqual([]);
  });

  it('rejects something that the portable pattern cannot reject', () => {
    expect(accepted.filter((text) => !new RegExp(exact, 'u').test(text))).not.toEqual([]);
  });
});

it('the document has patterns, and exact ones', () => {
  expect(patterns.length).toBeGreaterThan(10);
  expect(exactPatterns.length).toBeGreaterThan(5);
});

/** Hostile texts, texts that match, and hostile texts within those. */
function textsNear(pattern: string): string[] {
  const matching = fc.stringMatching(new RegExp(pattern, 'u'));
  const [first = '', ...others] = fc.sample(matching, { seed: 1, numRuns: 50 });
  const spoiled = others.flatMap((text, index) => {
    const middle = text.length >> 1;
    const hostile = HOSTILE_TEXTS[index % HOSTILE_TEXTS.length] ?? '';
    return [text, `${hostile}${text}`, `${text.slice(0, middle)}${hostile}${text.slice(middle)}`, `${text}${hostile}`];
  });
  return [...HOSTILE_TEXTS, ...HOSTILE_TEXTS.map((hostile) => first + hostile), ...spoiled];
}

function patternsIn(value: unknown, place: string): DocumentedPattern[] {
  if (typeof value !== 'object' || value === null) return [];
  const { pattern, 'x-exact-pattern': exact, ...parts } = value as Record<string, unknown>;
  const within = Object.entries(parts).flatMap(([name, part]) => patternsIn(part, `${place}/${name}`));
  if (typeof pattern !== 'string') return [...patternsIn(pattern, `${place}/pattern`), ...within];
  return [{ place, pattern, exact: exact as string | undefined }, ...within];
}
