import type { Bump } from '../bump.js';
import { judgeExtension } from './extensions.js';
import type { Judgement } from './judgement.js';
import { isOpenEnumeration } from './open-enumeration.js';
import type { RedoclyChange } from './redocly-diff.js';

type Rule = (change: RedoclyChange, base: unknown) => Judgement | undefined;

/**
 * The version bump that a change of the document asks for.
 *
 * Redocly's own judgement knows requests from answers and is right about what it calls breaking, but for codes that are
 * declared to grow. What it does not know it takes for a patch, which is why the rules here raise it: defaults, headers
 * that become optional, names that programs import, extensions, and whatever adds to the API without a new node.
 */
export function judgeChange(change: RedoclyChange, base: unknown): Judgement {
  for (const rule of RULES) {
    const judgement = rule(change, base);
    if (judgement !== undefined) return judgement;
  }
  return { bump: change.impact === 'patch' ? 'minor' : change.impact, what: sentenceOf(change) };
}

const RULES: readonly Rule[] = [
  // The version script sets it; it is the answer to the other changes and not one itself.
  (change) => (change.path === '#/info' && change.property === 'version' ? judged('none', change) : undefined),

  judgeExtension,

  (change, base) => {
    if (change.verdicts.length === 0 || change.verdicts.some(({ ruleId }) => ruleId !== 'enum-values-added')) return;
    return isOpenEnumeration(change, base)
      ? { bump: 'minor', what: 'has a new value; more were announced.' }
      : undefined;
  },

  // @rollcall/contract exports a type of that name.
  (change) => {
    const isComponent = /^#\/components\/schemas\/[^/]+$/.test(change.path) && change.typeName === 'Schema';
    const isGone = change.kind === 'removed' || (change.kind === 'modified' && change.property === 'key');
    return isComponent && isGone ? { bump: 'major', what: 'was removed: programs import the type.' } : undefined;
  },

  // Whoever left the value out gets something else.
  (change) => {
    if (change.property !== 'default' || change.base?.value === undefined) return;
    return { bump: 'major', what: 'changed: requests without it do something else.' };
  },

  (change) => {
    if (change.typeName !== 'Header' || change.property !== 'required' || change.base?.value !== true) return;
    return { bump: 'major', what: 'was taken back: the header may be missing.' };
  },

  (change) => (isDocumentation(change) || isReordered(change) ? judged('patch', change) : undefined),
];

const DOCUMENTATION_PROPERTIES = new Set([
  'description',
  'summary',
  'title',
  'example',
  'examples',
  'externalDocs',
  'tags',
  'contact',
  'termsOfService',
]);
const DOCUMENTATION_TYPES = new Set([
  'Example',
  'ExamplesMap',
  'ExternalDocs',
  'Tag',
  'TagList',
  'Info',
  'Contact',
  'License',
]);

function isDocumentation({ property, typeName, verdicts }: RedoclyChange): boolean {
  if (verdicts.length > 0) return false;
  return DOCUMENTATION_TYPES.has(typeName) || (property !== undefined && DOCUMENTATION_PROPERTIES.has(property));
}

/** Whether a list whose order means nothing has the same members as before. */
function isReordered({ property, base, revision }: RedoclyChange): boolean {
  if (property !== 'enum' && property !== 'required') return false;
  const [before, after] = [base?.value, revision?.value];
  return (
    Array.isArray(before) &&
    Array.isArray(after) &&
    JSON.stringify(before.toSorted()) === JSON.stringify(after.toSorted())
  );
}

function judged(bump: Bump, change: RedoclyChange): Judgement {
  return { bump, what: sentenceOf(change) };
}

function sentenceOf({ verdicts, kind }: RedoclyChange): string {
  return verdicts.length > 0 ? verdicts.map(({ message }) => message).join(' ') : `was ${kind}.`;
}
