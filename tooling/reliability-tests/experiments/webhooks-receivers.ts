import { setTimeout } from 'node:timers/promises';
import { startBulkLoad } from '../src/client/bulk-load.ts';
import { storedCustomers } from '../src/client/customer-calls.ts';
import { VersionLoad } from '../src/client/version-load.ts';
import {
  accepts,
  type Behaviour,
  untilReported,
  WebhookReceiver,
  webhookVariables,
} from '../src/client/webhook-receiver.ts';
import { postgres } from '../src/databases/postgres.ts';
import { sqlite } from '../src/databases/sqlite.ts';
import { defineExperiment, type Experiment } from '../src/experiment.ts';
import { inMegabytes } from '../src/metrics.ts';
import { memoryOf, stopServer } from '../src/rollcall-server.ts';

const customersPerRequest = 20;

/** Receivers as there are: each of the bad ones has an endpoint of its own beside a good one. */
const badBehaviours: Readonly<Record<string, Behaviour>> = {
  '/hangs': () => {},
  '/resets': (res) => res.socket?.resetAndDestroy(),
  '/redirects': (res) => res.writeHead(302, { location: '/redirected' }).end(),
  '/slow': (res) => void setTimeout(1_000).then(() => accepts(res)),
  '/fails': (res) => res.writeHead(500).end(),
};

export const webhooksReceivers: Experiment = defineExperiment({
  name: 'receivers that hang, reset, redirect, answer slowly, and fail until they come back',
  promise: 'They delay neither requests nor other endpoints, and one that comes back gets everything, in order.',
  sizes: { short: { customers: 200, failsMs: 1_000 }, full: { customers: 5_000, failsMs: 30_000 } },
  safeguards: [],
  run: async (environment, { customers, failsMs }) => {
    const { variables } = await sqlite.create(environment);
    const server = await environment.startServer({ variables: { ...variables, ...webhookVariables } });
    const receiver = await WebhookReceiver.start(environment);
    for (const [path, behaviour] of Object.entries(badBehaviours)) await receiver.addEndpoint(server, path, behaviour);
    await receiver.addEndpoint(server, '/good');
    const versions = await VersionLoad.create(server, 3);
    const changes = versions.run(server);
    let created = 0;
    let slowestMs = 0;
    let sentAt = performance.now();
    const load = startBulkLoad(server, {
      name: 'load',
      clients: 1,
      customersPerRequest,
      continues: ({ error }) => !error && created < customers,
      record: ({ endedAt }) => {
        slowestMs = Math.max(slowestMs, endedAt - sentAt);
        sentAt = endedAt;
        created += customersPerRequest;
      },
    });
    await load.until(() => created >= customers);
    await load.stop();
    await setTimeout(failsMs);
    versions.stop();
    await changes;
    const stored = await storedCustomers(server);
    const goodMs = await untilReported(receiver, '/good', stored, 60_000);
    receiver.setBehaviour('/fails', accepts);
    const backMs = await untilReported(receiver, '/fails', stored, 120_000);
    const good = receiver.judge('/good', stored);
    const back = receiver.judge('/fails', stored);
    const { rssMax } = await memoryOf(server);
    await stopServer(server);
    return [
      { name: 'customers', value: stored.length, atLeast: customers },
      { name: 'not reported to the good endpoint', value: good.lost, atMost: 0 },
      { name: 'not reported to the endpoint that came back', value: back.lost, atMost: 0 },
      { name: 'customers with events out of order', value: good.outOfOrder + back.outOfOrder, atMost: 0 },
      { name: 'requests that followed a redirect', value: receiver.count('/redirected'), atMost: 0 },
      { name: 'slowest bulk create', value: Math.round(slowestMs), unit: 'ms', atMost: 2_000 },
      { name: 'time until the good endpoint had all', value: Math.round(goodMs), unit: 'ms', atMost: 20_000 },
      { name: 'time until the other one had all', value: Math.round(backMs), unit: 'ms' },
      { name: 'memory', value: inMegabytes(rssMax), unit: 'MB', atMost: 400 },
    ];
  },
});

const servers = 3;
const endpoints = 10;

export const webhooksShared: Experiment = defineExperiment({
  name: `${endpoints} endpoints, ${servers} servers on PostgreSQL`,
  promise: 'The servers share the work: each event reaches each endpoint once, in order for each customer.',
  sizes: { short: { customers: 40 }, full: { customers: 2_000 } },
  safeguards: [
    {
      name: 'a claimed delivery is leased',
      code: 'await leaseAll(transaction, tenantId, free, { lease, due_at: until.getTime() });',
      replacement: 'await leaseAll(transaction, tenantId, free, { lease, due_at: now.getTime() });',
      breaks: 'events that came again',
    },
  ],
  run: async (environment, { customers }) => {
    const { variables } = await postgres.create(environment);
    const start = () => environment.startServer({ variables: { ...variables, ...webhookVariables } });
    const first = await start();
    const all = [first, await start(), await start()];
    const receiver = await WebhookReceiver.start(environment);
    const paths = Array.from({ length: endpoints }, (_, index) => `/hook-${index}`);
    // As slow as a receiver in another network, so that a delivery that is claimed twice is sent twice.
    for (const path of paths)
      await receiver.addEndpoint(first, path, (res) => void setTimeout(50).then(() => accepts(res)));
    const versions = await VersionLoad.create(first, 3);
    const changes = versions.run(first);
    let created = 0;
    const continues = () => created < customers;
    const loads = all.map((server, index) =>
      startBulkLoad(server, {
        name: `load-${index}`,
        clients: 1,
        customersPerRequest,
        continues,
        record: () => {
          created += customersPerRequest;
        },
      }),
    );
    await Promise.all(loads.map((load) => load.until(() => created >= customers)));
    await Promise.all(loads.map((load) => load.stop()));
    versions.stop();
    await changes;
    const stored = await storedCustomers(first);
    for (const path of paths) await untilReported(receiver, path, stored, 120_000);
    const judged = paths.map((path) => receiver.judge(path, stored));
    const sum = (count: (judgement: (typeof judged)[number]) => number) =>
      judged.reduce((total, judgement) => total + count(judgement), 0);
    for (const server of all) await stopServer(server);
    return [
      { name: 'customers', value: stored.length, atLeast: customers },
      { name: 'events', value: paths.reduce((total, path) => total + receiver.count(path), 0) },
      { name: 'customers whose state was not reported', value: sum(({ lost }) => lost), atMost: 0 },
      { name: 'events that came again', value: sum(({ repeated }) => repeated), atMost: 0 },
      { name: 'creations that came with two ids', value: sum(({ twice }) => twice), atMost: 0 },
      { name: 'customers with events out of order', value: sum(({ outOfOrder }) => outOfOrder), atMost: 0 },
    ];
  },
});
