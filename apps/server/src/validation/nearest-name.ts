import { distance } from 'fastest-levenshtein';

/** Longer names than any of ours are compared with none: the work grows with the product of both lengths. */
const LENGTH_MAX = 64;

/** The known name that was probably meant: the one with the fewest edits; `undefined` where none is near. */
export function nearestName(name: string, knownNames: readonly string[]): string | undefined {
  if (name.length > LENGTH_MAX) return undefined;
  const sent = name.toLowerCase();
  let nearest: { readonly name: string; readonly edits: number } | undefined;
  for (const known of knownNames) {
    const editsMax = nearEdits(sent, known);
    if (Math.abs(sent.length - known.length) > editsMax) continue;
    const edits = distance(sent, known);
    if (edits <= editsMax && edits < (nearest?.edits ?? Number.POSITIVE_INFINITY)) nearest = { name: known, edits };
  }
  return nearest?.name;
}

/** A third of the known name may differ; half of it, and 2 edits in any case, where both names begin alike. */
function nearEdits(sent: string, known: string): number {
  return sent[0] === known[0] ? Math.max(2, known.length / 2) : known.length / 3;
}
