import type { Bump } from './changesets.ts';
import type { RedoclyChange } from './redocly-diff.ts';

/** The meaning of a change: the version bump that it needs, and what happened, in words that follow its place. */
export interface Judgement {
  readonly bump: Bump;
  readonly what: string;
}

type ExtensionRule = (before: unknown, after: unknown) => Bump;

const documentation: ExtensionRule = () => 'patch';

/** The bump for a change of each extension of the document. `undefined` stands for its absence. */
export const EXTENSIONS: Readonly<Record<string, ExtensionRule>> = {
  'x-alias-of': documentation,
  'x-enumDescriptions': documentation,
  'x-exact-pattern': () => 'major',
  'x-exact-schema': () => 'major',
  'x-pattern-message': documentation,
  // The names of constants in code that other generators write.
  'x-enum-varnames': () => 'minor',
  // A code that gets its status is new, and is judged as a value of the enumeration.
  'x-enum-status': (before) => (before === undefined ? 'patch' : 'major'),
  'x-max-body-bytes': (before, after) => (limitOf(after) < limitOf(before) ? 'major' : 'minor'),
  'x-open-enum': (_, after) => (after === true ? 'minor' : 'major'),
  // Programs rely on the property where the document promises it.
  'x-present-with-codes': (_, after) => (after === undefined ? 'major' : 'minor'),
  // Endpoints that name no types get other events than before.
  'x-sent-by-default': (before) => (before === undefined ? 'patch' : 'major'),
  'x-trim': (_, after) => (after === true ? 'minor' : 'major'),
  'x-validate-items': () => 'major',
};

/** Judges a change of an extension. An extension without a rule counts as breaking, so that nobody forgets the rule. */
export function judgeExtension(change: RedoclyChange): Judgement | undefined {
  const extension = extensionOf(change);
  if (extension === undefined) return undefined;
  const rule = EXTENSIONS[extension];
  if (rule === undefined) return { bump: 'major', what: 'has no rule in extensions.ts: add one.' };
  return { bump: rule(change.base?.value, change.revision?.value), what: `was ${change.kind}.` };
}

/** The extension that a change concerns, as a whole or in part; `undefined` if it concerns none. */
export function extensionOf({ path, property }: Pick<RedoclyChange, 'path' | 'property'>): string | undefined {
  const names = [...path.split('/'), property ?? ''];
  // In the lists of properties and headers, a name with x- is that of a property or header.
  return names.find((name, index) => name.startsWith('x-') && !/^(properties|headers)$/.test(names[index - 1] ?? ''));
}

/** No limit is higher than any limit. */
function limitOf(value: unknown): number {
  return Number(value ?? Number.POSITIVE_INFINITY);
}
