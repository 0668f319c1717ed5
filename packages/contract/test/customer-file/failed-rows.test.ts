import { describe, expect, it } from 'vitest';
import {
  CsvColumns,
  type CustomerRow,
  failedRowLine,
  failedRowsHeader,
  openCustomerFile,
} from '../../src/customer-file/index.ts';
import { document } from '../../src/document.ts';

const known = new CsvColumns(document.components.schemas ?? {});
const header = ['customer_key', 'customer_type', 'primary_email', 'display_name'];
const cells = ['k1', 'INDIVIDUAL', 'k1@example.com', '=1+1'];

describe('a file of failed rows', () => {
  it.each([false, true])(
    'is read again without the columns that say why its rows failed (for a spreadsheet: %s)',
    async (forSpreadsheet) => {
      const options = { delimiter: ';', forSpreadsheet };
      const row = { line: 7, code: 'primary_email_taken', reason: 'Primary email already exists', cells };
      const bytes = new TextEncoder().encode(failedRowsHeader(header, options) + failedRowLine(row, options));
      const file = await openCustomerFile(new Blob([bytes]).stream(), known);
      const rows: CustomerRow[] = [];
      for await (const each of file.rows) rows.push(each);
      expect(file.names).toEqual(header);
      expect(rows.map(({ original, problem }) => ({ original, problem }))).toEqual([
        { original: cells, problem: null },
      ]);
    },
  );
});
