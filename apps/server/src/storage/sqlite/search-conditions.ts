import { type Expression, type Kysely, sql } from 'kysely';
import { beforeWords, isWordStart } from '../../customers/search-text.ts';
import type { Tables } from '../sql/tables.ts';
import { countUnindexed, isUnindexed } from './search-indexer.ts';

// Reading this many customers one by one costs about as much as looking up a second trigram.
const rareMax = 1_000;
// Reading more candidates than this one by one costs more than a scan of the customers in the order of the list.
const fewMax = 10_000;
// Reading this many takes some 100 ms, in which nothing else can use the database.
const manyMax = 100_000;
const trigramsMax = 16;

/** The condition that a customer's search text has a term, and how many customers the index has to check for it. */
export interface SearchCondition {
  readonly condition: Expression<boolean>;
  readonly candidates: 'few' | 'many';
}

/**
 * The condition for the index. It checks the customers that the index finds, and those that it does not have yet.
 *
 * @param term the search term, folded.
 * @returns `undefined` if the index cannot find the term, or too many customers would have to be checked.
 */
export async function indexedCondition(db: Kysely<Tables>, term: string): Promise<SearchCondition | undefined> {
  if (isWordStart(term) || (await countUnindexed(db)) > fewMax) return undefined;
  const trigrams = trigramsOf(term);
  const selective = await selectiveTrigrams(db, trigrams);
  if (selective.length > 0) return { condition: amongCandidates(selective, term), candidates: 'few' };
  const isPossible = trigrams.length > 0 && (await areWithin(db, trigrams, manyMax));
  return isPossible ? { condition: amongCandidates(trigrams, term), candidates: 'many' } : undefined;
}

function amongCandidates(trigrams: readonly string[], term: string): Expression<boolean> {
  return sql<boolean>`(number in (
    select rowid from customer_search where ${matches(trigrams)}
    union all select number from customers where ${isUnindexed} and ${contains(term)}
  ) and ${contains(term)})`;
}

/** The condition that a customer's search text contains a term, or a word that begins with it if it is short. */
export function contains(term: string): Expression<boolean> {
  return isWordStart(term) ? sql<boolean>`${isWithin(term)} and ${beginsWord(term)}` : isWithin(term);
}

// Not LIKE, which has wildcards and folds only ASCII.
const isWithin = (folded: string) => sql<boolean>`instr(search_text, ${folded}) > 0`;

function beginsWord(term: string): Expression<boolean> {
  const start = term.replaceAll(/[*?[]/g, '[$&]');
  return sql<boolean>`(search_text glob ${`${start}*`} or search_text glob ${`*[${beforeWords.join('')}]${start}*`})`;
}

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
  const fairlyRare = await firstWithin(db, trigrams, { max: fewMax, count: 2 });
  if (fairlyRare.length > 0) return fairlyRare;
  return trigrams.length > 0 && (await areWithin(db, trigrams, fewMax)) ? trigrams : [];
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
