/** A path into a value as the contract writes it: `contact_people.0.email_address`. `null` for the value itself. */
export function fieldPath(path: readonly PropertyKey[]): string | null {
  return path.length === 0 ? null : path.map(String).join('.');
}
