import { type Expression, type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.js';
import { isUndigested } from './digest-customers.js';

// Beyond these, to look each of them up costs more than to go through the customers in the order of the list.
const candidatesMax = 10_000;
const trigramsMax = 16;

/**
 * The condition that a text occurs in the searched text of a customer, in the form that finds these customers fastest:
 * among those that the index names and those that are not in it yet, or, if these are many, among all. The result is the
 * same.
 *
 * @param folded the text, folded.
 */
export async function searchCondition(db: Kysely<Tables>, folded: string): Promise<Expression<boolean>> {
  const trigrams = trigramsOf(folded);
  if (trigrams.length === 0 || (await isFrequent(db, trigrams))) return occurs(folded);
  return sql<boolean>`(number in (
    select rowid from customer_search where ${matches(trigrams)}
    union all select number from customers where ${isUndigested} and ${occurs(folded)}
  ) and ${occurs(folded)})`;
}

// Not LIKE, which has wildcards, and folds ASCII only.
const occurs = (folded: string) => sql<boolean>`instr(search_text, ${folded}) > 0`;

const matches = (trigrams: readonly string[]) =>
  sql<boolean>`customer_search match ${trigrams.map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(' AND ')}`;

async function isFrequent(db: Kysely<Tables>, trigrams: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select 1 from customer_search where ${matches(trigrams)} limit ${candidatesMax + 1}
    )`.execute(db);
  return (rows[0]?.count ?? 0) > candidatesMax;
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
