import type { ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { startBulkLoad } from '../src/client/bulk-load.ts';
import { Caller } from '../src/client/caller.ts';
import { accepts, WebhookReceiver, webhookVariables } from '../src/client/webhook-receiver.ts';
import { sqlite } from '../src/databases/sqlite.ts';
import { defineExperiment, type Experiment } from '../src/experiment.ts';
import { inMegabytes } from '../src/metrics.ts';
import { memoryOf, pendingDeliveries, type RollcallServer, stopServer } from '../src/rollcall-server.ts';

const path = '/burst';
const customersPerRequest = 100;
const pauseMs = 100;

export const webhooksBurst: Experiment = defineExperiment({
  name: 'a burst of webhook events that wait for a receiver',
  promise: 'They wait on the disk and not in memory, and gets stay fast while they are sent.',
  sizes: { short: { customers: 500 }, full: { customers: 100_000 } },
  safeguards: [
    {
      name: 'an endpoint gets a few requests at a time',
      code: 'this.inFlight < (this.isSlow ? inFlightMaxIfSlow : inFlightMax)',
      replacement: 'true',
      breaks: 'requests at the same time',
    },
    {
      name: 'no delivery is claimed while others wait in memory',
      code: 'return this.#waiting.length > 0 ? 0 : max - this.inFlight;',
      replacement: 'return 1_000;',
      breaks: 'deliveries in memory',
    },
  ],
  run: async (environment, { customers }) => {
    const { variables } = await sqlite.create(environment);
    const server = await environment.startServer({ variables: { ...variables, ...webhookVariables } });
    const receiver = await WebhookReceiver.start(environment);
    const door = new ClosedDoor();
    await receiver.addEndpoint(server, path, door.wait);
    const created = new Set<string>();
    await createCustomers(server, 'warm-up', customersPerRequest, created);
    const before = await memoryOf(server);
    await createCustomers(server, 'burst', customers, created);
    while ((await pendingDeliveries(server)) < created.size) await setTimeout(pauseMs);
    const during = await memoryOf(server);
    const inMemory = await leasedDeliveries(server);
    door.open();
    const gets = await getUntil(server, () => receiver.count(path) >= created.size);
    const after = await memoryOf(server);
    const reported = receiver.createdKeys(path);
    await stopServer(server);
    return [
      { name: 'customers', value: created.size, atLeast: customers },
      { name: 'not reported', value: [...created].filter((key) => !reported.has(key)).length, atMost: 0 },
      { name: 'requests at the same time', value: door.waitingMax, atMost: 8 },
      { name: 'deliveries in memory', value: inMemory, atMost: 40 },
      {
        name: 'growth of the heap while they wait',
        value: inMegabytes(during.heapUsed - before.heapUsed),
        unit: 'MB',
        atMost: 16,
      },
      {
        name: 'growth of the heap when all are sent',
        value: inMegabytes(after.heapUsed - before.heapUsed),
        unit: 'MB',
        atMost: 16,
      },
      { name: 'memory', value: inMegabytes(after.rssMax), unit: 'MB', atMost: 400 },
      { name: 'gets while they are sent', value: gets.count },
      { name: 'of them failed', value: gets.failed, atMost: 0 },
      { name: 'p99 of these gets', value: gets.p99Ms, unit: 'ms', atMost: 100 },
      { name: 'time until all were sent', value: gets.tookMs, unit: 'ms' },
    ];
  },
});

/** A receiver that lets requests wait until it opens. */
class ClosedDoor {
  readonly #waiting = new Set<ServerResponse>();
  #isOpen = false;
  waitingMax = 0;

  readonly wait = (res: ServerResponse): void => {
    if (this.#isOpen) return void accepts(res);
    this.#waiting.add(res.once('close', () => this.#waiting.delete(res)));
    this.waitingMax = Math.max(this.waitingMax, this.#waiting.size);
  };

  open(): void {
    this.#isOpen = true;
    for (const res of this.#waiting) accepts(res);
  }
}

async function createCustomers(
  server: RollcallServer,
  name: string,
  count: number,
  created: Set<string>,
): Promise<void> {
  const wanted = created.size + count;
  const load = startBulkLoad(server, {
    name,
    clients: 4,
    customersPerRequest,
    continues: () => created.size < wanted,
    record: ({ answer, error }) => {
      if (error !== undefined) throw error;
      for (const key of answer?.created ?? []) created.add(key);
    },
  });
  await load.until(() => created.size >= wanted);
  await load.stop();
}

/** How many deliveries the server has leased: those are in its memory. */
async function leasedDeliveries(server: RollcallServer): Promise<number> {
  const caller = new Caller(server);
  let leased = 0;
  for (let cursor = ''; ; ) {
    const { text } = await caller.call({
      method: 'GET',
      path: `/webhook_deliveries?status=pending&per_page=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    });
    const { data, meta } = JSON.parse(text);
    leased += data.filter((delivery: { next_attempt_at: string | null }) => delivery.next_attempt_at === null).length;
    if (!meta.next_cursor) break;
    cursor = meta.next_cursor;
  }
  caller.close();
  return leased;
}

/** Gets a customer again and again. */
async function getUntil(server: RollcallServer, areSent: () => boolean) {
  const caller = new Caller(server);
  const startedAt = performance.now();
  const times: number[] = [];
  let failed = 0;
  while (!areSent()) {
    const begunAt = performance.now();
    const { status } = await caller.call({ method: 'GET', path: '/customers/warm-up-0-0' });
    times.push(performance.now() - begunAt);
    if (status !== 200) failed += 1;
    await setTimeout(10);
  }
  caller.close();
  const sorted = times.toSorted((one, other) => one - other);
  return {
    count: times.length,
    failed,
    p99Ms: Math.round(sorted[Math.floor((sorted.length - 1) * 0.99)] ?? 0),
    tookMs: Math.round(performance.now() - startedAt),
  };
}
