import { expect, test, vi } from 'vitest';
import { recordUse } from '../../../src/api-keys/authenticate.ts';
import type { Services } from '../../../src/services.ts';

const startedAt = Date.UTC(2026, 10, 23, 9, 30);

function servicesAt(clock: { seconds: number }, record: () => Promise<void>) {
  const recorded: number[] = [];
  const warn = vi.fn();
  const services = {
    apiKeys: {
      recordUse: (_id: string, now: Date) => {
        recorded.push((now.getTime() - startedAt) / 1000);
        return record();
      },
    },
    keyUses: new Map(),
    logger: { warn },
    now: () => new Date(startedAt + clock.seconds * 1000),
  } as unknown as Services;
  return { services, recorded, warn };
}

const key = { id: 'key', tenantId: 'tenant', hash: 'hash', lastUsedAt: null };

test('the use of a busy key is written once a minute, even while a write is in progress', () => {
  const clock = { seconds: 0 };
  const { services, recorded } = servicesAt(clock, () => new Promise(() => {}));
  for (; clock.seconds < 180; clock.seconds++) recordUse(services, key);
  expect(recorded).toEqual([0, 60, 120]);
});

test('a use that another process has recorded is not written again within a minute', () => {
  const clock = { seconds: 59 };
  const { services, recorded } = servicesAt(clock, async () => {});
  const usedElsewhere = { ...key, lastUsedAt: new Date(startedAt) };
  recordUse(services, usedElsewhere);
  expect(recorded).toEqual([]);
  clock.seconds = 60;
  recordUse(services, usedElsewhere);
  expect(recorded).toEqual([60]);
});

test('a failed write of a use is logged', async () => {
  const { services, warn } = servicesAt({ seconds: 0 }, () => Promise.reject(new Error('the disk is full')));
  recordUse(services, key);
  await expect.poll(() => warn.mock.calls.length).toBe(1);
  expect(warn.mock.calls[0]?.[0]).toMatchObject({ key_id: 'key' });
});
