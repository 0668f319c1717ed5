import { expect, it } from 'vitest';
import { startServer } from '../support/server-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('the stack traces of the built server name lines of its sources', async () => {
  const environment = { FAULT_INJECTION: 'true', NODE_ENV: 'production', DATABASE_URL: 'sqlite::memory:' };
  const server = await startServer(await temporaryFolder(), {
    ...environment,
    ROLLCALL_API_KEY: 'sk_test_source_maps',
  });
  const headers = { 'x-api-key': server.apiKey, prefer: 'code=500' };
  expect((await fetch(`${server.url}/customers`, { headers })).status).toBe(500);
  server.kill('SIGTERM');
  await server.ended;
  const lines = server.output.stderr.trim().split('\n');
  const [stack] = lines.flatMap((line) => JSON.parse(line).err?.stack ?? []);
  expect(stack).toMatch(/apps\/server\/src\/\S+\.ts:\d+:\d+/);
  expect(stack).not.toContain('/dist/');
});
