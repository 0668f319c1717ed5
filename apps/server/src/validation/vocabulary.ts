/** What a checked object may hold, as far as the sentences about unknown names need it. */
export interface Vocabulary {
  /** What a name stands for: `is not a known field`. */
  readonly noun: 'field' | 'parameter' | 'column';
  /** The names that the object at this path may hold. The path is empty for the checked object itself. */
  readonly knownNames: (path: readonly PropertyKey[]) => readonly string[];
  /** Names that exist, but not here; and what to say of them. */
  readonly immutable?: { readonly names: ReadonlySet<string>; readonly message: string };
}
