import { document, resolve, type Schema } from './document.ts';

/** Objects of answers with at least so many fields have a page of their own, to which the pages of operations link. */
const FIELDS = 10;

/** These are parts of one answer, and are shown in it. */
const partOfAnswer = /(?:Meta|Result)$/;

/** An object that has a page. */
interface DocumentedObject {
  /** That of its schema. */
  readonly name: string;
  readonly title: string;
  /** The address of its page. */
  readonly path: string;
  readonly schema: Schema;
}

/** The objects that have a page, in the order of the document. */
export const objects: readonly DocumentedObject[] = Object.entries(document.components.schemas)
  .map(([name, schema]) => ({ name, schema: resolve<Schema>(schema) }))
  .filter(({ name, schema: { properties = {}, additionalProperties } }) => {
    const isRequest = additionalProperties === false;
    return !isRequest && Object.keys(properties).length >= FIELDS && !partOfAnswer.test(name);
  })
  .map(({ name, schema }) => ({ name, title: titleOf(name), path: `/reference/objects/${dashed(name)}`, schema }));

/** `CustomerDetails` in words that are separated by hyphens. */
export function dashed(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}

/** `CustomerDetails` as `Customer details`. */
function titleOf(name: string): string {
  const words = dashed(name).replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
