import { isObject } from './is-object.ts';

/** The objects of a list of an answer. Answers are not validated, so it may be anything; what is no list is empty. */
export function listOf<Item extends object>(list: readonly Item[] | undefined): readonly Item[] {
  const items: readonly Item[] = Array.isArray(list) ? list : [];
  return items.filter((item) => isObject(item));
}
