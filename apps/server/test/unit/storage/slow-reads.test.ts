import { expect, test, vi } from 'vitest';
import { SlowReads } from '../../../src/storage/slow-reads.ts';

/** A read that ends when it is told to. */
function startRead(reads: SlowReads, tenantId: string) {
  const read = { hasStarted: false, end: () => {}, fail: (_: Error) => {} };
  const ended = reads.run(tenantId, () => {
    read.hasStarted = true;
    return new Promise<string>((resolve, reject) => {
      read.end = () => resolve(tenantId);
      read.fail = reject;
    });
  });
  return Object.assign(read, { ended });
}

test('a tenant gets half of the places, so that the reads of others do not wait for it', async () => {
  const reads = new SlowReads({ max: 4, waitMsMax: 1_000_000 });
  const [first, second, third] = [0, 1, 2].map(() => startRead(reads, 'greedy'));
  const other = startRead(reads, 'other');
  expect([first, second, third, other].map((read) => read?.hasStarted)).toEqual([true, true, false, true]);
  expect(reads).toMatchObject({ running: 3, waiting: 1 });
  second?.end();
  expect(await second?.ended).toBe('greedy');
  await vi.waitFor(() => expect(third?.hasStarted).toBe(true));
  for (const read of [first, third, other]) read?.end();
  await Promise.all([first?.ended, third?.ended, other.ended]);
  expect(reads).toMatchObject({ running: 0, waiting: 0 });
});

test('reads start in the order in which they came, and a read that fails lets the next one start', async () => {
  const reads = new SlowReads({ max: 1, waitMsMax: 1_000_000 });
  const [first, second, third] = ['a', 'b', 'c'].map((tenantId) => startRead(reads, tenantId));
  first?.fail(new Error('broken'));
  await expect(first?.ended).rejects.toThrow('broken');
  await vi.waitFor(() => expect(second?.hasStarted).toBe(true));
  expect(third?.hasStarted).toBe(false);
  second?.end();
  await vi.waitFor(() => expect(third?.hasStarted).toBe(true));
  third?.end();
  expect(await third?.ended).toBe('c');
});

test('a read whose turn does not come in time is refused with a retry, and keeps no place', async () => {
  const reads = new SlowReads({ max: 1, waitMsMax: 0 });
  const running = startRead(reads, 'a');
  const refused = startRead(reads, 'b');
  await expect(refused.ended).rejects.toMatchObject({
    code: 'service_unavailable',
    message: 'Too many searches are in progress; try again shortly',
  });
  expect(refused.hasStarted).toBe(false);
  running.end();
  await running.ended;
  expect(reads).toMatchObject({ running: 0, waiting: 0 });
});
