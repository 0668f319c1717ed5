import { expect, it } from 'vitest';
import type { ImportStoppedError } from '../../src/index.ts';
import { BatchReader } from '../../src/on-demand/bulk-import/batch-reader.ts';
import type { BatchSender } from '../../src/on-demand/bulk-import/batch-sender.ts';
import { ImportRun } from '../../src/on-demand/bulk-import/import-run.ts';
import { resolveImportOptions } from '../../src/on-demand/bulk-import/resolve-import-options.ts';
import { rejectionOf } from '../support/clients.ts';
import { manyCustomers } from '../support/registry.ts';

it('an error that nobody foresaw stops the import, and leaves no customer without an outcome', async () => {
  const sender = { send: () => Promise.reject(new TypeError('a bug')) } as unknown as BatchSender;
  const run = new ImportRun(new BatchReader(manyCustomers(3), 100), sender, resolveImportOptions({}));
  const error = (await rejectionOf(run.toEnd())) as ImportStoppedError;
  expect(error.cause).toEqual(new TypeError('a bug'));
  expect(error.report).toMatchObject({ total: 3, unknown: 3, failures: [{ code: 'unspecified', count: 3 }] });
});
