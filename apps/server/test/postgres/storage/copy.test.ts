import { createTestDatabase } from '@rollcall/test-postgres';
import { afterAll, expect, inject, it } from 'vitest';
import { describeCopy } from '../../storage-suites/copy.suite.ts';
import { type EmptyDatabase, newFile } from '../../support/databases.ts';
import { copyBetween, everythingIn, fillRegistry, rowsOf, withRegistry } from '../../support/registries.ts';

async function newDatabase(): Promise<EmptyDatabase> {
  const { url, drop } = await createTestDatabase(inject('postgresUrl'));
  return { url, remove: drop };
}

describeCopy({ name: 'SQLite to PostgreSQL', newSource: newFile, newTarget: newDatabase });
describeCopy({ name: 'PostgreSQL to SQLite', newSource: newDatabase, newTarget: newFile });
describeCopy({ name: 'PostgreSQL to PostgreSQL', newSource: newDatabase, newTarget: newDatabase });
