import type { RedoclyChange } from './redocly-diff.ts';

const PROPERTIES = /^(?:contact|description|examples?|externalDocs|summary|tags|termsOfService|title)$/;
const TYPES = /^(?:Contact|Example|ExamplesMap|ExternalDocs|Info|License|Tag|TagList)$/;

/** Whether a change is about words for people and about nothing that a program reads. */
export function isDocumentation({ property, typeName, verdicts }: RedoclyChange): boolean {
  return verdicts.length === 0 && (TYPES.test(typeName) || PROPERTIES.test(property ?? ''));
}

/** Whether a list whose order means nothing has the same members as before. */
export function isReordered({ property, base, revision }: RedoclyChange): boolean {
  if (property !== 'enum' && property !== 'required') return false;
  const [before, after] = [base?.value, revision?.value];
  if (!Array.isArray(before) || !Array.isArray(after)) return false;
  return JSON.stringify(before.toSorted()) === JSON.stringify(after.toSorted());
}
