import type { Transaction } from 'kysely';
import type { Tables } from '../../tables.ts';
import type { WebhookTables } from '../rows.ts';

type FilledTable = 'webhook_events' | 'webhook_deliveries' | 'webhook_attempts';

/** Of these sizes, so that the database prepares only a few statements. */
const sizes = [50, 10, 1];

/** Inserts rows in any number. */
export async function insertInParts<Table extends FilledTable>(
  transaction: Transaction<Tables>,
  table: Table,
  rows: readonly WebhookTables[Table][],
): Promise<void> {
  for (let done = 0; done < rows.length; ) {
    const size = sizes.find((candidate) => candidate <= rows.length - done) ?? 1;
    const part = rows.slice(done, done + size);
    await transaction
      .insertInto<FilledTable>(table)
      .values(part as never)
      .execute();
    done += size;
  }
}
