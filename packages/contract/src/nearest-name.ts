import { distance } from 'fastest-levenshtein';

/** The work grows with the product of both lengths, and no name of the document is nearly as long. */
const LENGTH_MAX = 64;

/**
 * The known name that was probably meant by an unknown one; `undefined` if none is near. Case, spaces and hyphens do not
 * count: the name itself comes first ("Zip Code"), then the name that ends with it ("Email" for `primary_email`), then
 * the one with the fewest edits.
 *
 * @param known names in snake_case.
 */
export function nearestName(given: string, known: readonly string[]): string | undefined {
  if (given.length > LENGTH_MAX) return undefined;
  const name = given
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return known.includes(name) ? name : (fullName(name, known) ?? leastEdited(name, known));
}

/** If several names end with the word, `primary_` names the main one, and `zip_code` comes before `shipping_zip_code`. */
function fullName(word: string, known: readonly string[]): string | undefined {
  if (word.length < 3) return undefined;
  const names = known.filter((name) => name.endsWith(`_${word}`));
  return (
    names.find((name) => name === `primary_${word}`) ??
    names.find((name) => names.every((other) => other.endsWith(name)))
  );
}

function leastEdited(given: string, known: readonly string[]): string | undefined {
  let nearest: { readonly name: string; readonly edits: number } | undefined;
  for (const name of known) {
    const most = editsMax(given, name);
    if (Math.abs(given.length - name.length) > most) continue;
    const edits = distance(given, name);
    if (edits <= most && edits < (nearest?.edits ?? Number.POSITIVE_INFINITY)) nearest = { name, edits };
  }
  return nearest?.name;
}

/** A third of the known name may differ; half of it, and always 2 edits, if both names begin with the same letter. */
function editsMax(given: string, known: string): number {
  return given[0] === known[0] ? Math.max(2, known.length / 2) : known.length / 3;
}
