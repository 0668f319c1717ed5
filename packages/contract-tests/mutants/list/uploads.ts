import type { Mutant } from '../mutant.ts';
import { HISTORIES, serverMutant } from './server-mutant.ts';

const ROWS = 'operations/upload-customers-csv/200-rows';
const COMMIT = 'commit: !rolledBack && !options.dry_run };\n    });\n    return runImport(';

/** Faults of uploads: of the cells and the numbers of rows, and of the report about them. */
export const uploadMutants: readonly Mutant[] = [
  serverMutant(
    'a line break in a cell loses its carriage return',
    'yield { number, customer };',
    "yield { number, customer: JSON.parse(JSON.stringify(customer).replaceAll('\\\\r\\\\n', '\\\\n')) };",
    ROWS,
    HISTORIES,
  ),
  serverMutant(
    'the numbers of rows shift after a batch with unchanged rows',
    'this.#addOutcome(row.number, outcome);',
    'this.#addOutcome(Math.max(1, row.number - (this.rowCount >= 100 ? this.unchanged.count : 0)), outcome);',
    ROWS,
    HISTORIES,
  ),
  serverMutant('a dry run of an upload is stored', COMMIT, COMMIT.replace(' && !options.dry_run', '')),
  serverMutant('a failed atomic upload is stored', COMMIT, COMMIT.replace('!rolledBack && ', '')),
  serverMutant(
    'a failed atomic upload reports its conflicts as not attempted',
    'for (const failure of this.failed.rows)',
    'for (const { row, customer_key } of this.failed.rows.filter((one) => one.existing))\n            report.#addRow(report.failed, { row, ...notAttempted(customer_key) });\n        for (const failure of this.failed.rows.filter((one) => !one.existing))',
  ),
  serverMutant(
    'a failed atomic upload does not report unchanged rows',
    '[this.added, this.skipped, this.updated, this.unchanged].flatMap',
    '[this.added, this.skipped, this.updated].flatMap',
  ),
  serverMutant('a failed atomic upload reports the failures first', 'report.failed.rows.sort(byNumber);', ''),
  serverMutant(
    'the rows of an upload are counted without the unchanged ones',
    'total_customers: report.rowCount',
    'total_customers: report.rowCount - report.unchanged.count',
  ),
  serverMutant('unchanged rows are not counted', 'unchanged_count: unchanged.count', 'unchanged_count: 0'),
  serverMutant(
    'an upload counts updated rows as successful',
    'successful_upload_count: report.added.count',
    'successful_upload_count: report.added.count + report.updated.count',
  ),
  serverMutant(
    'an updated row is never reported as archived',
    '{ row, customer_key, changed_fields, archived }',
    '{ row, customer_key, changed_fields, archived: false }',
  ),
  serverMutant(
    'a skipped row names itself as the existing customer',
    '{ row, customer_key, existing: outcome.existing }',
    '{ row, customer_key, existing: { ...outcome.existing, customer_key } }',
  ),
  serverMutant(
    'the rows after the last full hundred are ignored',
    'report.add(rows, await store(rows.map(fromCsvRow), report.rowCount));',
    'if (rows.length < BATCH_ROWS && report.rowCount > 0)\n            break;\n        report.add(rows, await store(rows.map(fromCsvRow), report.rowCount));',
    'operations/upload-customers-csv/200.test',
    HISTORIES,
  ),
];
