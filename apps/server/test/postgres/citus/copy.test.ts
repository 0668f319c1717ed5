import { vi } from 'vitest';
import { copiedFrom, describeCopy } from '../../storage-suites/copy.suite.ts';
import { newFile } from '../../support/databases.ts';
import { describeOnCitus, newDistributedDatabase } from '../../support/open-citus.ts';

// Each statement takes several messages between nodes, and so does the creation of each database.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

describeOnCitus('copies with Citus', () => {
  describeCopy({ name: 'SQLite to Citus', source: copiedFrom(newFile), newTarget: newDistributedDatabase });
  describeCopy({ name: 'Citus to SQLite', source: copiedFrom(newDistributedDatabase), newTarget: newFile });
});
