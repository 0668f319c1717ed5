const variables: readonly (readonly [RegExp, string])[] = [
  [/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>'],
  [/sk_test_[0-9a-f]+/g, '<key>'],
  [/http:\/\/127\.0\.0\.1:\d+/g, '<origin>'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '<time>'],
];

/** A text without what differs from run to run: identifiers, keys, ports and times. */
export function withoutVariables(text: string): string {
  return variables.reduce((result, [pattern, name]) => result.replace(pattern, name), text);
}

/** A JSON text as a value, without what differs from run to run. */
export function jsonWithoutVariables(text: string): unknown {
  return JSON.parse(withoutVariables(text));
}
