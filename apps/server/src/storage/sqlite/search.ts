import { type Expression, type Kysely, sql } from 'kysely';
import type { Tables } from '../sql/tables.ts';
import { isUndigested } from './search-indexer.ts';

// To look each of these customers up costs about what it costs to find the ones that have a second trigram too.
const rareMax = 1_000;
// Beyond these, to look each of them up costs more than to go through the customers in the order of the list.
const candidatesMax = 10_000;
const trigramsMax = 16;

/** The condition that a text occurs in the searched text of a customer, in two forms with the same result. */
export interface SearchConditions {
  /** Finds the first customers of the list fastest: where many have the text, by going through all in that order. */
  readonly first: Expression<boolean>;
  /** Finds all of them fastest: among those that the index names, and those that are not in it yet. */
  readonly all: Expression<boolean>;
}

/** @param folded the text, folded. */
export async function searchConditions(db: Kysely<Tables>, folded: string): Promise<SearchConditions> {
  const trigrams = trigramsOf(folded);
  const telling = await tellingTrigrams(db, trigrams);
  const first = occursByTrigrams(telling, folded);
  return { first, all: telling.length > 0 ? first : occursByTrigrams(trigrams, folded) };
}

/** Without trigrams, among all customers. */
function occursByTrigrams(trigrams: readonly string[], folded: string): Expression<boolean> {
  if (trigrams.length === 0) return occurs(folded);
  return sql<boolean>`(number in (
    select rowid from customer_search where ${matches(trigrams)}
    union all select number from customers where ${isUndigested} and ${occurs(folded)}
  ) and ${occurs(folded)})`;
}

// Not LIKE, which has wildcards, and folds ASCII only.
const occurs = (folded: string) => sql<boolean>`instr(search_text, ${folded}) > 0`;

const matches = (trigrams: readonly string[]) =>
  sql<boolean>`customer_search match ${trigrams.map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(' AND ')}`;

/**
 * Trigrams that few customers have, else all of them. None where the customers that have all of them are many. A few are
 * better than all, since the index reads the whole list of each that it is asked for, and some are in nearly every text.
 */
async function tellingTrigrams(db: Kysely<Tables>, trigrams: readonly string[]): Promise<readonly string[]> {
  const rare = await firstWithin(db, trigrams, { max: rareMax, count: 1 });
  if (rare.length > 0) return rare;
  const fairlyRare = await firstWithin(db, trigrams, { max: candidatesMax, count: 2 });
  if (fairlyRare.length > 0) return fairlyRare;
  return trigrams.length > 0 && (await areWithin(db, trigrams, candidatesMax)) ? trigrams : [];
}

/** The first trigrams that at most `max` customers have, `count` of them at most. */
async function firstWithin(
  db: Kysely<Tables>,
  trigrams: readonly string[],
  { max, count }: { readonly max: number; readonly count: number },
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const trigram of trigrams) {
    if (await areWithin(db, [trigram], max)) found.push(trigram);
    if (found.length === count) break;
  }
  return found;
}

/** Whether at most `max` customers have all of the trigrams. The index stops at one more. */
async function areWithin(db: Kysely<Tables>, trigrams: readonly string[], max: number): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select 1 from customer_search where ${matches(trigrams)} limit ${max + 1}
    )`.execute(db);
  return (rows[0]?.count ?? 0) <= max;
}

/** Three characters that follow each other, from places that are spread over the text. None in a shorter text. */
function trigramsOf(folded: string): string[] {
  const characters = Array.from(folded);
  const count = characters.length - 2;
  const step = Math.max(1, Math.ceil(count / trigramsMax));
  const trigrams = new Set<string>();
  for (let start = 0; start < count; start += step) trigrams.add(characters.slice(start, start + 3).join(''));
  return [...trigrams];
}
