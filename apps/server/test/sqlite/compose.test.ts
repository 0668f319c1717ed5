import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { defaultTenantId } from '../../src/api-keys/api-key.ts';
import { authenticate } from '../../src/api-keys/authenticate.ts';
import { compose } from '../../src/compose.ts';
import { parseConfig } from '../../src/config.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const configOf = (databaseFile: string) =>
  parseConfig({ DATABASE_URL: `sqlite:${databaseFile}`, LOG_LEVEL: 'silent', NODE_ENV: 'production' });

test('a generated key belongs to the default tenant, and is stored beside the database', async () => {
  const folder = await temporaryFolder();
  const { services, startUpKey, close } = await compose(configOf(join(folder, 'rollcall.db')));
  const opened = await authenticate(services, 'key' in startUpKey ? startUpKey.key : '');
  expect(opened?.tenantId).toBe(defaultTenantId);
  await close();
  expect((await readdir(folder)).sort()).toEqual(['api-key', 'rollcall.db']);
});

test('a server with a database in memory writes nothing to the disk', async () => {
  const workingDirectory = process.cwd();
  const folder = await temporaryFolder();
  process.chdir(folder);
  onTestFinished(() => process.chdir(workingDirectory));
  const { startUpKey, close } = await compose(configOf(':memory:'));
  expect(startUpKey).toEqual({ source: 'shown', key: expect.stringMatching(/^sk_test_/) });
  expect(await readdir(folder)).toEqual([]);
  await close();
});

test('the composed app checks the database, reports that it stops, and closes the database', async () => {
  const { services, startStopping, close } = await compose(configOf(':memory:'));
  expect(services.isStopping()).toBe(false);
  await services.checkDatabase();
  expect(await services.metrics.registry.metrics()).toMatch(/^rollcall_customers_not_indexed 0$/m);
  startStopping();
  expect(services.isStopping()).toBe(true);
  await close();
  await expect(services.checkDatabase()).rejects.toThrow();
});

test('checks of the database that come at the same time share one write', async () => {
  const { services, close } = await compose(configOf(':memory:'));
  const [one, other] = [services.checkDatabase(), services.checkDatabase()];
  expect(other).toBe(one);
  await one;
  expect(services.checkDatabase()).not.toBe(one);
  await close();
});
