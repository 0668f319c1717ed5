/**
 * The cases that a test is about to run through, one at least.
 *
 * A test that loops over what it finds in the document passes when it finds nothing. This makes it fail.
 *
 * @throws Error where there is none; `what` is named in the message.
 */
export function cases<Case>(what: string, found: Iterable<Case>): [Case, ...Case[]] {
  const [first, ...others] = found;
  if (first === undefined) throw new Error(`There are no ${what} to check, so the check would prove nothing`);
  return [first, ...others];
}
