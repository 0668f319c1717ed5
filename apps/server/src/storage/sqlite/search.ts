import { type Expression, type Kysely, sql } from 'kysely';
import type { Tables } from '../sql/tables.ts';
import { isUnindexed } from './search-indexer.ts';

// Reading this many customers one by one costs about as much as looking up a second trigram.
const rareMax = 1_000;
// Reading more candidates than this one by one costs more than a scan of the customers in the order of the list.
const candidatesMax = 10_000;
const trigramsMax = 16;

/** The condition that a customer's search text contains a term, in two forms with the same result. */
export interface SearchConditions {
  /** Fastest for the first customers of the list: for a frequent term, it scans the customers in that order. */
  readonly first: Expression<boolean>;
  /** Fastest for all matching customers: it checks those that the index finds, and those that it does not have yet. */
  readonly all: Expression<boolean>;
}

/** @param folded the search term, folded. */
export async function searchConditions(db: Kysely<Tables>, folded: string): Promise<SearchConditions> {
  const trigrams = trigramsOf(folded);
  const selective = await selectiveTrigrams(db, trigrams);
  const first = containsByTrigrams(selective, folded);
  return { first, all: selective.length > 0 ? first : containsByTrigrams(trigrams, folded) };
}

/** Without trigrams, checks all customers. */
function containsByTrigrams(trigrams: readonly string[], folded: string): Expression<boolean> {
  if (trigrams.length === 0) return contains(folded);
  return sql<boolean>`(number in (
    select rowid from customer_search where ${matches(trigrams)}
    union all select number from customers where ${isUnindexed} and ${contains(folded)}
  ) and ${contains(folded)})`;
}

// Not LIKE, which has wildcards and folds only ASCII.
const contains = (folded: string) => sql<boolean>`instr(search_text, ${folded}) > 0`;

const matches = (trigrams: readonly string[]) =>
  sql<boolean>`customer_search match ${trigrams.map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(' AND ')}`;

/**
 * Trigrams that few customers have; all trigrams if only their combination is rare; none if many customers have them
 * all. A few are better than all, because the index reads the whole list of each trigram, and some are in nearly every
 * text.
 */
async function selectiveTrigrams(db: Kysely<Tables>, trigrams: readonly string[]): Promise<readonly string[]> {
  const rare = await firstWithin(db, trigrams, { max: rareMax, count: 1 });
  if (rare.length > 0) return rare;
  const fairlyRare = await firstWithin(db, trigrams, { max: candidatesMax, count: 2 });
  if (fairlyRare.length > 0) return fairlyRare;
  return trigrams.length > 0 && (await areWithin(db, trigrams, candidatesMax)) ? trigrams : [];
}

/** The first trigrams that at most `max` customers have; at most `count` of them. */
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

/** Whether at most `max` customers have all of the trigrams. Reads no more than one beyond that. */
async function areWithin(db: Kysely<Tables>, trigrams: readonly string[], max: number): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select 1 from customer_search where ${matches(trigrams)} limit ${max + 1}
    )`.execute(db);
  return (rows[0]?.count ?? 0) <= max;
}

/** Up to 16 trigrams, spread over the text. A text of less than three characters has none. */
function trigramsOf(folded: string): string[] {
  const characters = Array.from(folded);
  const count = characters.length - 2;
  const step = Math.max(1, Math.ceil(count / trigramsMax));
  const trigrams = new Set<string>();
  for (let start = 0; start < count; start += step) trigrams.add(characters.slice(start, start + 3).join(''));
  return [...trigrams];
}
