/** What almost every method resolves with: the data of the envelope of a success. */
export function dataOf<T>({ data }: { readonly data: T }): T {
  return data;
}
