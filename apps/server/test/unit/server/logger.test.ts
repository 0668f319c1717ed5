import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const fullDevice = '/dev/full';

test('a log that cannot be written, as on a full disk, does not end the process', async ({ skip }) => {
  skip(!existsSync(fullDevice), `there is no ${fullDevice}`);
  const module = new URL('../../../src/server/logger.ts', import.meta.url).href;
  const script = `
    const { createLogger } = await import(${JSON.stringify(module)});
    const logger = createLogger('info');
    for (let line = 0; line < 10_000; line += 1) logger.info({ line, text: 'x'.repeat(200) }, 'unwritten');
    process.stdout.write('still here');`;
  const stderr = openSync(fullDevice, 'w');
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    stdio: ['ignore', 'pipe', stderr],
  });
  onTestFinished(() => void child.kill());
  let printed = '';
  child.stdout?.on('data', (chunk) => {
    printed += chunk;
  });
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(printed).toBe('still here');
});
