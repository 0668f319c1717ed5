import { expect, it } from 'vitest';
import type { ImportStoppedError } from '../../src/index.js';
import { BatchReader } from '../../src/on-demand/bulk-import/batch-reader.js';
import type { BatchSender } from '../../src/on-demand/bulk-import/batch-sender.js';
import { ImportRun } from '../../src/on-demand/bulk-import/import-run.js';
import { resolveImportOptions } from '../../src/on-demand/bulk-import/resolve-import-options.js';
import { rejectionOf } from '../support/clients.js';
import { manyCustomers } from '../support/registry.js';

it('an error that nobody foresaw stops the import, and leaves no customer without an outcome', async () => {
  const sender = { send: () => Promise.reject(new TypeError('a bug')) } as unknown as BatchSender;
  const run = new ImportRun(new BatchReader(manyCustomers(3), 100), sender, resolveImportOptions({}));
  const error = (await rejectionOf(run.toEnd())) as ImportStoppedError;
  expect(error.cause).toEqual(new TypeError('a bug'));
  expect(error.report).toMatchObject({ total: 3, unknown: 3, failures: [{ code: 'unspecified', count: 3 }] });
});
