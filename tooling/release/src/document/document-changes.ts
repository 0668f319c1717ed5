import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import type { Bump } from '../bump.ts';
import { judgeChange } from './judge-change.ts';
import { redoclyDiff } from './redocly-diff.ts';

/** A change of the document, and what it means for programs that use the API. */
export interface DocumentChange {
  /** Where it takes effect: a JSON pointer. */
  readonly place: string;
  /** What happened, to be read after the place. */
  readonly what: string;
  readonly bump: Bump;
}

/** What changed from one document to the next, both given as text, each change with the version bump that it asks for. */
export async function documentChanges(base: string, revision: string): Promise<readonly DocumentChange[]> {
  const baseDocument: unknown = parse(base);
  const changes = (await redoclyDiff(base, revision)).map((change) => {
    const { bump, what } = judgeChange(change, baseDocument);
    const place = change.property === undefined ? change.path : `${change.path}/${change.property}`;
    return { place, what, bump };
  });
  return changes.length === 0 && !isDeepStrictEqual(baseDocument, parse(revision)) ? [UNNOTICED] : changes;
}

/** Redocly passes over some places, such as the examples of a body; the packages carry the document all the same. */
const UNNOTICED: DocumentChange = { place: '#', what: 'changed where no program looks.', bump: 'patch' };
