import type { Schema } from '../document/openapi-document.ts';
import { arrayLiteral } from '../source/typescript-literal.ts';
import { below, faultAt, type Place } from './place.ts';
import { schemaSource } from './schema-source.ts';

/** At least one branch holds. A branch of `null` alone makes the others nullable, which keeps their issues readable. */
export function anyOfSource(branches: readonly Schema[], place: Place): string {
  const sources = branchSources(branches, 'anyOf', place);
  const others = sources.filter((_, index) => branches[index]?.type !== 'null');
  if (others.length === 0) throw faultAt(place, 'anyOf needs a branch that allows more than null');
  const source = others.length === 1 ? others.join() : `z.union(${arrayLiteral(others)})`;
  return others.length < sources.length ? `${source}.nullable()` : source;
}

/** Exactly one branch holds. */
export function oneOfSource(branches: readonly Schema[], place: Place): string {
  return `z.xor(${arrayLiteral(branchSources(branches, 'oneOf', place))})`;
}

/** All branches hold. zod's own intersection forgives unknown names that one branch refuses; `allOf` does not. */
export function allOfSource(branches: readonly Schema[], place: Place): string {
  const sources = branchSources(branches, 'allOf', place);
  return sources.length === 1 ? sources.join() : `allOf(${arrayLiteral(sources)})`;
}

function branchSources(branches: readonly Schema[], keyword: string, place: Place): string[] {
  if (branches.length === 0) throw faultAt(place, `${keyword} needs at least one branch`);
  return branches.map((branch, index) => schemaSource(branch, below(place, keyword, index)));
}
