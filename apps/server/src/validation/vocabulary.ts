/** What the sentences about a checked object need to know of it, and zod does not tell. */
export interface Vocabulary {
  /** What a name stands for: `is not a known field`. */
  readonly noun: 'field' | 'parameter' | 'column';
  /** The names that the object at this path may hold. The path is empty for the checked object itself. */
  readonly knownNames: (path: readonly PropertyKey[]) => readonly string[];
  /** Whether the value at this path has to be an integer: of a text in its place, zod only says that it is no number. */
  readonly isInteger?: (path: readonly PropertyKey[]) => boolean;
  /** Names that exist, but not here; and what to say of them. */
  readonly immutable?: { readonly names: ReadonlySet<string>; readonly message: string };
}
