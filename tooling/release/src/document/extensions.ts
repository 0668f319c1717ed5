import type { Bump } from '../bump.ts';
import type { Judgement } from './judgement.ts';
import type { RedoclyChange } from './redocly-diff.ts';

type Rule = (before: unknown, after: unknown) => Bump;

const documentation: Rule = () => 'patch';

/** What a change of each extension of the document means. `undefined` stands for its absence. */
export const EXTENSIONS: Readonly<Record<string, Rule>> = {
  'x-alias-of': documentation,
  'x-enumDescriptions': documentation,
  'x-pattern-message': documentation,
  // A code that gets its status comes with the code, which is judged as a value of the enumeration.
  'x-enum-status': (before) => (before === undefined ? 'patch' : 'major'),
  'x-max-body-bytes': (before, after) => (isLower(after, before) ? 'major' : 'minor'),
  'x-open-enum': (_, after) => (after === true ? 'minor' : 'major'),
  'x-validate-items': () => 'major',
};

/** The extension that a change is about, itself or a part of it; `undefined` where it is about none. */
export function extensionOf({ path, property }: Pick<RedoclyChange, 'path' | 'property'>): string | undefined {
  const names = [...path.split('/'), property ?? ''];
  // In the lists of properties and headers, a name with x- is that of a property or header.
  return names.find((name, index) => name.startsWith('x-') && !/^(properties|headers)$/.test(names[index - 1] ?? ''));
}

/** Judges a change of an extension. One that has no rule here counts as breaking, so that nobody forgets to write it. */
export function judgeExtension(change: RedoclyChange): Judgement | undefined {
  const extension = extensionOf(change);
  if (extension === undefined) return undefined;
  const rule = EXTENSIONS[extension];
  if (rule === undefined)
    return { bump: 'major', what: 'has no rule in extensions.ts: say there what a change means.' };
  return { bump: rule(change.base?.value, change.revision?.value), what: `was ${change.kind}.` };
}

/** Whether one limit is lower than another; no limit is higher than any. */
function isLower(limit: unknown, other: unknown): boolean {
  return Number(limit ?? Number.POSITIVE_INFINITY) < Number(other ?? Number.POSITIVE_INFINITY);
}
