import { document, resolve, type Schema } from './document.ts';

/** Objects of answers with at least so many fields have a page of their own, to which the pages of operations link. */
const FIELDS = 10;

/** These are parts of one answer, and are shown in it. */
const partOfAnswer = /(?:Meta|Result)$/;

/** The names of the schemas that have a page, in the order of the document. */
export const objectNames: readonly string[] = Object.keys(document.components.schemas).filter((name) => {
  const { properties = {}, additionalProperties } = resolve<Schema>({ $ref: `#/components/schemas/${name}` });
  const isRequest = additionalProperties === false;
  return !isRequest && Object.keys(properties).length >= FIELDS && !partOfAnswer.test(name);
});

/** The address of the page of a schema, if it has one. */
export function objectPageOf(name: string): string | undefined {
  return objectNames.includes(name) ? `/reference/objects/${dashed(name)}` : undefined;
}

/** `CustomerDetails` in words that are separated by hyphens. */
export function dashed(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}

/** `CustomerDetails` as `Customer details`. */
export function titleOf(name: string): string {
  const words = name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
