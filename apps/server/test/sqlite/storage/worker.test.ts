import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const builtClient = new URL('../../../dist/storage/sqlite/worker/client.js', import.meta.url).href;

/** More rows than fit in any memory. */
const endless = 'with recursive n(i) as (select 1 union all select i + 1 from n) select hex(randomblob(1000)) from n';

const program = `
  import(${JSON.stringify(builtClient)}).then(async ({ DatabaseWorkerClient }) => {
    const worker = await DatabaseWorkerClient.open(':memory:');
    setInterval(() => {}, 1_000);
    await worker.submit({ kind: 'statement', sql: ${JSON.stringify(endless)}, parameters: [] });
  }).catch(() => {});
`;

test('if the database worker crashes, the process ends with the reason', async () => {
  const args = ['--max-old-space-size=64', '-e', program];
  const ending = promisify(execFile)(process.execPath, args, { timeout: 15_000 });
  await expect(ending).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('ERR_WORKER_OUT_OF_MEMORY') });
}, 20_000);
