import { distance } from 'fastest-levenshtein';

/** Longer names than any of ours are compared with none: the work grows with the product of both lengths. */
const LENGTH_MAX = 64;

/**
 * The known name that was probably meant: the one with the fewest edits, where they are at most half of the known
 * name's length (2 edits are always allowed). `undefined` where none is near.
 */
export function nearestName(name: string, knownNames: readonly string[]): string | undefined {
  if (name.length > LENGTH_MAX) return undefined;
  let nearest: { readonly name: string; readonly edits: number } | undefined;
  for (const known of knownNames) {
    const editsMax = Math.max(2, known.length / 2);
    if (Math.abs(name.length - known.length) > editsMax) continue;
    const edits = distance(name.toLowerCase(), known);
    if (edits <= editsMax && edits < (nearest?.edits ?? Number.POSITIVE_INFINITY)) nearest = { name: known, edits };
  }
  return nearest?.name;
}
