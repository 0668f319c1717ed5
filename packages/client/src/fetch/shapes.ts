import { isObject } from '../core/values.ts';

/** An envelope of a success, not yet checked. */
type Envelope = Readonly<Record<string, unknown>>;

/** Says in words that follow "200 answer" why the data of an envelope cannot be used; `undefined` if it can. */
export type Shape = (envelope: Envelope) => string | undefined;

/**
 * Only what the SDK and its users rely on is checked: an object where one is promised, a list where one is promised. A
 * newer API may send more, and other values.
 */
export const shapes = {
  /** Any envelope, for requests that no method of the SDK sends. */
  envelope: () => undefined,
  object: ({ data }) => (isObject(data) ? undefined : 'has no object in "data"'),
  page: ({ data, meta }) => {
    if (!isListOfObjects(data)) return 'has no list in "data"';
    return isObject(meta) ? undefined : 'has no object in "meta"';
  },
  bulkCreate: ({ data }) => listsOf(data, 'customers_created', 'customers_failed'),
  csvUpload: ({ data }) => listsOf(data, 'customers_added', 'customers_failed'),
} satisfies Record<string, Shape>;

function listsOf(data: unknown, ...names: readonly string[]): string | undefined {
  if (!isObject(data)) return 'has no object in "data"';
  const missing = names.find((name) => !isListOfObjects(data[name]));
  return missing === undefined ? undefined : `has no list "${missing}" in "data"`;
}

function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && value.every(isObject);
}
