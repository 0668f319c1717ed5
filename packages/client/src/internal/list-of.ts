/** A list of an answer. Answers are not validated, so it may be anything; what is no list is empty. */
export function listOf<Item>(list: readonly Item[] | undefined): readonly Item[] {
  return Array.isArray(list) ? list : [];
}
