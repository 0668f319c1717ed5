import { distance } from 'fastest-levenshtein';
import { fieldNamed, normalizedName } from './csv/synonyms.ts';

/** The work grows with the product of both lengths, and no name of the document is nearly as long. */
const LENGTH_MAX = 64;

/**
 * The known name that was probably meant by an unknown one; `undefined` if none is near. Case, spaces and punctuation do
 * not count: the name itself comes first ("Zip Code"), then the field that it is a synonym of ("Email" for
 * `primary_email`), then a name with a typo. Names that only look alike are not suggested: a caller may follow blindly.
 *
 * @param known names in snake_case.
 */
export function nearestName(given: string, known: readonly string[]): string | undefined {
  if (given.length > LENGTH_MAX) return undefined;
  return fieldNamed(given, known) ?? mistyped(normalizedName(given), known);
}

function mistyped(given: string, known: readonly string[]): string | undefined {
  let nearest: { readonly name: string; readonly edits: number } | undefined;
  for (const name of known) {
    const right = normalizedName(name);
    const most = editsMax(right);
    if (Math.abs(given.length - right.length) > most || isOtherAddress(given, right)) continue;
    const edits = isSwapped(given, right) ? 1 : distance(given, right);
    if (edits <= most && edits < (nearest?.edits ?? Number.POSITIVE_INFINITY)) nearest = { name, edits };
  }
  return nearest?.name;
}

/** Two edits turn one short word into another. */
function editsMax(name: string): number {
  return name.length < 6 ? 1 : 2;
}

/** The kinds of addresses that a customer may have. What belongs to one kind never goes to another. */
const ADDRESS_KINDS = ['billing', 'shipping'] as const;

function isOtherAddress(given: string, name: string): boolean {
  return ADDRESS_KINDS.some((kind) => given.includes(kind) && !name.includes(kind));
}

/** Whether two neighbours have changed places, which counts as one edit. */
function isSwapped(given: string, name: string): boolean {
  const at = [...name].findIndex((letter, index) => letter !== given[index]);
  const swapped = `${name.slice(0, at)}${name[at + 1]}${name[at]}${name.slice(at + 2)}`;
  return at !== -1 && given === swapped;
}
