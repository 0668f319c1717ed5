import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import type { Bump } from './changesets.ts';
import { type RedoclyChange, redoclyDiff } from './redocly-diff.ts';

/** A change of the document, and what it means for programs that use the API. */
export interface DocumentChange {
  /** Where it takes effect: a JSON pointer. */
  readonly place: string;
  /** What happened, to be read after the place. */
  readonly what: string;
  readonly bump: Bump;
}

/** What changed from one document to the next, both given as text, each change with the version bump that it asks for. */
export async function documentChanges(base: string, revision: string): Promise<readonly DocumentChange[]> {
  const baseDocument: unknown = parse(base);
  const changes = (await redoclyDiff(base, revision)).map((change) => {
    const { bump, what } = judgeChange(change, baseDocument);
    const place = change.property === undefined ? change.path : `${change.path}/${change.property}`;
    return { place, what, bump };
  });
  return changes.length === 0 && !isDeepStrictEqual(baseDocument, parse(revision)) ? [UNNOTICED] : changes;
}

/** Redocly passes over some places, such as the examples of a body; the packages carry the document all the same. */
const UNNOTICED: DocumentChange = { place: '#', what: 'changed where no program looks.', bump: 'patch' };

/**
 * The version bump that a change of the document asks for.
 *
 * Redocly's own judgement knows requests from answers and is right about what it calls breaking, but for codes that are
 * declared to grow. What it does not know it takes for a patch, which is why the rules here raise it: defaults, headers
 * that become optional, names that programs import, extensions, and whatever adds to the API without a new node.
 */
function judgeChange(change: RedoclyChange, base: unknown): Judgement {
  for (const rule of RULES) {
    const judgement = rule(change, base);
    if (judgement !== undefined) return judgement;
  }
  return { bump: change.impact === 'patch' ? 'minor' : change.impact, what: sentenceOf(change) };
}

type Rule = (change: RedoclyChange, base: unknown) => Judgement | undefined;

/** The version script sets it: it answers the other changes and is none itself. */
const versionItself: Rule = (change) =>
  change.path === '#/info' && change.property === 'version' ? { bump: 'none', what: sentenceOf(change) } : undefined;

const announcedValue: Rule = (change, base) => {
  const isNewValue =
    change.verdicts.length > 0 && change.verdicts.every(({ ruleId }) => ruleId === 'enum-values-added');
  if (!isNewValue || !isOpenEnumeration(change, base)) return undefined;
  return { bump: 'minor', what: 'has a new value; more were announced.' };
};

/** `@rollcall/contract` exports a type of the name of each schema. */
const exportedType: Rule = ({ path, typeName, kind, property }) => {
  const isExported = typeName === 'Schema' && /^#\/components\/schemas\/[^/]+$/.test(path);
  const isGone = kind === 'removed' || (kind === 'modified' && property === 'key');
  return isExported && isGone ? { bump: 'major', what: 'was removed: programs import the type.' } : undefined;
};

const changedDefault: Rule = ({ property, base }) =>
  property === 'default' && base?.value !== undefined
    ? { bump: 'major', what: 'changed: requests without it do something else.' }
    : undefined;

const optionalHeader: Rule = ({ typeName, property, base }) =>
  typeName === 'Header' && property === 'required' && base?.value === true
    ? { bump: 'major', what: 'was taken back: the header may be missing.' }
    : undefined;

const words: Rule = (change) =>
  isDocumentation(change) || isReordered(change) ? { bump: 'patch', what: sentenceOf(change) } : undefined;

/** The first that has a judgement decides. */
const RULES = [versionItself, judgeExtension, announcedValue, exportedType, changedDefault, optionalHeader, words];

function sentenceOf({ verdicts, kind }: RedoclyChange): string {
  return verdicts.length > 0 ? verdicts.map(({ message }) => message).join(' ') : `was ${kind}.`;
}

/** What a change means: the version bump that it asks for, and what happened, to be read after its place. */
interface Judgement {
  readonly bump: Bump;
  readonly what: string;
}

type RuleInExtensions = (before: unknown, after: unknown) => Bump;

const documentation: RuleInExtensions = () => 'patch';

/** What a change of each extension of the document means. `undefined` stands for its absence. */
export const EXTENSIONS: Readonly<Record<string, RuleInExtensions>> = {
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
function judgeExtension(change: RedoclyChange): Judgement | undefined {
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

/**
 * Whether the document said with `x-open-enum: true`, already before the change, that the changed enumeration will grow.
 * Only then have programs been told to expect values that they do not know.
 */
function isOpenEnumeration({ base: side }: RedoclyChange, base: unknown): boolean {
  const schema = side && valueAt(base, side.pointer.replace(/\/enum$/, ''));
  return isObject(schema) && schema['x-open-enum'] === true;
}

/** @see https://www.rfc-editor.org/rfc/rfc6901#section-4 */
function valueAt(document: unknown, pointer: string): unknown {
  const names = pointer.replace(/^#\/?/, '').split('/').filter(Boolean);
  return names.reduce((value: unknown, name) => {
    return isObject(value) ? value[name.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined;
  }, document);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

const PROPERTIES = /^(?:contact|description|examples?|externalDocs|summary|tags|termsOfService|title)$/;
const TYPES = /^(?:Contact|Example|ExamplesMap|ExternalDocs|Info|License|Tag|TagList)$/;

/** Whether a change is about words for people and about nothing that a program reads. */
function isDocumentation({ property, typeName, verdicts }: RedoclyChange): boolean {
  return verdicts.length === 0 && (TYPES.test(typeName) || PROPERTIES.test(property ?? ''));
}

/** Whether a list whose order means nothing has the same members as before. */
function isReordered({ property, base, revision }: RedoclyChange): boolean {
  if (property !== 'enum' && property !== 'required') return false;
  const [before, after] = [base?.value, revision?.value];
  if (!Array.isArray(before) || !Array.isArray(after)) return false;
  return JSON.stringify(before.toSorted()) === JSON.stringify(after.toSorted());
}
