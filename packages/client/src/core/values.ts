/** Whether a parsed JSON value is an object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list of an answer. Answers are not validated, so it may be anything; what is no list is empty. */
export function listOf<Item extends object>(list: readonly Item[] | undefined): readonly Item[] {
  const items: readonly Item[] = Array.isArray(list) ? list : [];
  return items.filter((item) => isObject(item));
}

/** Whatever was thrown or answered, as text. Never throws, as `String` does for objects without a usable `toString`. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.message;
  try {
    return JSON.stringify(value) ?? typeof value;
  } catch {
    return typeof value;
  }
}

/** A text that is cut where it is longer. */
export function shortened(text: string, lengthMax: number): string {
  return text.length > lengthMax ? `${text.slice(0, lengthMax)}…` : text;
}

/** What almost every method resolves with: the data of the envelope of a success. */
export function dataOf<T>({ data }: { readonly data: T }): T {
  return data;
}
