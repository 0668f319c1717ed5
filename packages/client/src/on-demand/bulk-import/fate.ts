import type {
  ImportCreated,
  ImportNotCreated,
  ImportResult,
  ImportSkipped,
  ImportUnchanged,
  ImportUpdated,
} from './import-report.ts';
import type { Row } from './row.ts';

/** What became of a row. */
export type Fate =
  | Told<ImportCreated>
  | Told<ImportUpdated>
  | Told<ImportUnchanged>
  | Told<ImportSkipped>
  | Told<ImportNotCreated>;

type Told<Result extends ImportResult> = Omit<Result, 'index' | 'customer_key' | 'input'>;

/** What the caller is told of a row. */
export function toImportResult({ index, customer_key, input }: Row, fate: Fate): ImportResult {
  return { index, customer_key, input, ...fate };
}
