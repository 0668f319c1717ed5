import { isDocumentation, isReordered } from './documentation.ts';
import { judgeExtension } from './extensions.ts';
import type { Judgement } from './judgement.ts';
import { isOpenEnumeration } from './open-enumeration.ts';
import type { RedoclyChange } from './redocly-diff.ts';

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
