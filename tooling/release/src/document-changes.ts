import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import type { Bump } from './changesets.ts';
import { type Judgement, judgeExtension } from './extensions.ts';
import { type RedoclyChange, redoclyDiffs } from './redocly-diff.ts';

/** A change of the document, and its meaning for programs that use the API. */
export interface DocumentChange {
  /** JSON pointer to the part of the API that changes. */
  readonly place: string;
  /** The change, in words that follow the place. */
  readonly what: string;
  readonly bump: Bump;
}

/** The changes from one document to the next, each with the version bump that it needs. Both documents are text. */
export async function documentChanges(base: string, revision: string): Promise<readonly DocumentChange[]> {
  if (base === revision) return [];
  const [changes = []] = await changesOfEach(base, [revision]);
  return changes;
}

/** The changes from one document to each of its revisions, as {@link documentChanges} finds them, in less time. */
export async function changesOfEach(
  base: string,
  revisions: readonly string[],
): Promise<readonly (readonly DocumentChange[])[]> {
  const baseDocument: unknown = parse(base);
  const diffs = await redoclyDiffs(base, revisions);
  return diffs.map((diff, index) => {
    const changes = diff.map((change) => toDocumentChange(change, baseDocument));
    const isSame = isDeepStrictEqual(baseDocument, parse(revisions[index] ?? ''));
    return changes.length === 0 && !isSame ? [UNNOTICED] : changes;
  });
}

function toDocumentChange(change: RedoclyChange, base: unknown): DocumentChange {
  const { bump, what } = judgeChange(change, base);
  const place = change.property === undefined ? change.path : `${change.path}/${change.property}`;
  return { place, what, bump };
}

/** Redocly ignores some places, such as the examples of a body. The packages contain the document all the same. */
const UNNOTICED: DocumentChange = { place: '#', what: 'changed, in a place that no program reads.', bump: 'patch' };

/**
 * The version bump that a change of the document needs.
 *
 * Redocly tells requests from responses, and everything that it calls breaking is breaking, except new values of open
 * enumerations. It calls every other change a patch. The rules here raise some of them: defaults, headers that become
 * optional, names that programs import, extensions, and additions to the API.
 */
function judgeChange(change: RedoclyChange, base: unknown): Judgement {
  for (const rule of RULES) {
    const judgement = rule(change, base);
    if (judgement !== undefined) return judgement;
  }
  return { bump: change.impact === 'patch' ? 'minor' : change.impact, what: sentenceOf(change) };
}

type Rule = (change: RedoclyChange, base: unknown) => Judgement | undefined;

/** The version script sets the version because of other changes. */
const versionItself: Rule = (change) =>
  change.path === '#/info' && change.property === 'version' ? { bump: 'none', what: sentenceOf(change) } : undefined;

const announcedValue: Rule = (change, base) => {
  const rule = change.kind === 'added' ? 'schema-combinator-changed' : 'enum-values-added';
  const isNewValue = change.verdicts.length > 0 && change.verdicts.every(({ ruleId }) => ruleId === rule);
  if (!isNewValue || !isOpenEnumeration(change, base)) return undefined;
  return { bump: 'minor', what: 'has a new value, as x-open-enum had announced.' };
};

/** `@rollcall/contract` exports a type for each schema, under its name. */
const exportedType: Rule = ({ path, typeName, kind, property }) => {
  const isExported = typeName === 'Schema' && /^#\/components\/schemas\/[^/]+$/.test(path);
  const isGone = kind === 'removed' || (kind === 'modified' && property === 'key');
  return isExported && isGone ? { bump: 'major', what: 'was removed: programs import the type.' } : undefined;
};

/** Requests look the same, but programs name the parameter: in calls of `rollcall.api`, and as a member of types. */
const renamedParameter: Rule = ({ typeName, property }) => {
  const isName = (typeName === 'PathItem' && property === 'key') || (typeName === 'Parameter' && property === 'name');
  return isName ? { bump: 'major', what: 'was renamed: programs name the parameter.' } : undefined;
};

const changedDefault: Rule = ({ property, base }) =>
  property === 'default' && base?.value !== undefined
    ? { bump: 'major', what: 'changed: requests without it do something else.' }
    : undefined;

const optionalHeader: Rule = ({ typeName, property, base }) =>
  typeName === 'Header' && property === 'required' && base?.value === true
    ? { bump: 'major', what: 'changed: the header may be missing now.' }
    : undefined;

/** Redocly takes it for a parameter that a server no longer reads. */
const removedWebhookHeader: Rule = ({ path, typeName, kind }) =>
  path.startsWith('#/webhooks/') && typeName === 'Parameter' && kind === 'removed'
    ? { bump: 'major', what: 'was removed: receivers read the header.' }
    : undefined;

const words: Rule = (change) =>
  isDocumentation(change) || isReordered(change) ? { bump: 'patch', what: sentenceOf(change) } : undefined;

/** The first rule with a judgement decides. */
const RULES = [
  versionItself,
  judgeExtension,
  announcedValue,
  exportedType,
  renamedParameter,
  changedDefault,
  optionalHeader,
  removedWebhookHeader,
  words,
];

function sentenceOf({ verdicts, kind }: RedoclyChange): string {
  return verdicts.length > 0 ? verdicts.map(({ message }) => message).join(' ') : `was ${kind}.`;
}

/**
 * Whether the base document already announced with `x-open-enum: true` that the changed enumeration, or the `oneOf` to which
 * a schema was added, will grow. Only then do programs know that they have to expect unknown values.
 */
function isOpenEnumeration({ base: before, revision: after }: RedoclyChange, base: unknown): boolean {
  const side = before ?? after;
  const schema = side && valueAt(base, side.pointer.replace(/\/(?:enum|oneOf\/\d+)$/, ''));
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

const WORD_PROPERTIES = /^(?:contact|description|examples?|externalDocs|summary|tags|termsOfService|title)$/;
const WORD_TYPES = /^(?:Contact|Example|ExamplesMap|ExternalDocs|Info|License|Tag|TagList)$/;

/** Whether a change is only about words for people, which no program reads. */
function isDocumentation({ property, typeName, verdicts }: RedoclyChange): boolean {
  return verdicts.length === 0 && (WORD_TYPES.test(typeName) || WORD_PROPERTIES.test(property ?? ''));
}

/** Whether a list whose order means nothing still has the same members. */
function isReordered({ property, base, revision }: RedoclyChange): boolean {
  if (property !== 'enum' && property !== 'required') return false;
  const [before, after] = [base?.value, revision?.value];
  if (!Array.isArray(before) || !Array.isArray(after)) return false;
  return JSON.stringify(before.toSorted()) === JSON.stringify(after.toSorted());
}
