import { distance } from 'fastest-levenshtein';

/** The name that was probably meant; `undefined` where none is near. Case, spaces and hyphens do not count. */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  const given = name
    .slice(0, 64)
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  const [nearest] = names
    .map((known) => ({ known, edits: distance(given, known) }))
    .filter(({ known, edits }) => edits <= known.length / 3 || endsAlike(given, known))
    .sort((left, right) => left.edits - right.edits);
  return nearest?.known;
}

/** "Email" for `primary_email`. */
function endsAlike(given: string, known: string): boolean {
  return given.length >= 3 && known.endsWith(`_${given}`);
}
