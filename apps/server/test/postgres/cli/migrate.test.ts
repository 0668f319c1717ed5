import { expect, it } from 'vitest';
import { emptyDatabase } from '../../support/open-postgres.ts';
import { runServer } from '../../support/server-process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('lets several processes migrate one PostgreSQL database at the same time', async () => {
  const url = await emptyDatabase();
  const folder = await temporaryFolder();
  const ended = await Promise.all([1, 2, 3].map(() => runServer(folder, { DATABASE_URL: url }, ['migrate'])));
  const name = `${new URL(url).pathname.slice(1)} on ${new URL(url).host}`;
  for (const { exitCode, stdout, stderr } of ended) {
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toBe(`The database ${name} has the newest schema.\n`);
  }
});
