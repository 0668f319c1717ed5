import { setTimeout } from 'node:timers/promises';
import { startGoodClients } from '../src/client/good-clients.ts';
import {
  flood,
  holdSlowSocket,
  type SlowSocketKind,
  slowBodies,
  slowHeads,
  slowReaders,
} from '../src/client/slow-socket.ts';
import { sqlite } from '../src/databases/sqlite.ts';
import { defineExperiment, type Experiment } from '../src/experiment.ts';
import { inMegabytes } from '../src/metrics.ts';
import { memoryOf, sampleMemory, stopServer } from '../src/rollcall-server.ts';

interface Size {
  /** How many of which kinds. */
  readonly slow: readonly (readonly [number, readonly SlowSocketKind[]])[];
}

const floods = 5;

// Node accepts one connection per turn of its event loop. If a thousand came at once while it sends large answers, many
// would wait for seconds before the server knows of them.
const betweenSocketsMs = 10;

export const slowSockets: Experiment = defineExperiment<Size>({
  name: '1,000 slow sockets',
  promise: 'The server closes each in time, and good clients do not notice.',
  sizes: {
    short: { slow: [[100, slowHeads]] },
    // Those that stay longest come first, so that all are open at the same time. There are fewer readers, since each
    // costs the system some megabytes of buffers.
    full: {
      slow: [
        [100, slowReaders],
        [400, slowBodies],
        [500, slowHeads],
      ],
    },
  },
  // The time limit for readers shows only after more than a minute, so the server's own tests check it.
  safeguards: [
    {
      name: 'headers must arrive in time',
      code: 'headersTimeout: 10_000,',
      replacement: 'headersTimeout: 30_000,',
      breaks: 'slow sockets not closed in time',
    },
    {
      name: 'the requests of a connection are handled one after another',
      code: 'const handle = oneAtATime(',
      replacement: 'const handle = (',
      breaks: 'slow sockets not closed in time',
    },
  ],
  run: async (environment, { slow }) => {
    const server = await environment.startServer(await sqlite.create(environment));
    const good = await startGoodClients(server);
    const before = await memoryOf(server);
    const sockets = slow.flatMap(([count, kinds]) =>
      Array.from({ length: count }, (_, index) => kinds[index % kinds.length] ?? flood),
    );
    const all = [...sockets, ...Array.from({ length: floods }, () => flood)];
    const closes = await Promise.all(
      all.map(async (kind, index) => {
        await setTimeout(index * betweenSocketsMs);
        return holdSlowSocket(server, kind);
      }),
    );
    const notClosed = all.filter((_, index) => closes[index] === undefined);
    // A socket that is closed on this side may stay open for a moment on the other.
    const samples = await sampleMemory(server, { forMs: 2_000, everyMs: 500 });
    const after = samples.at(-1) ?? before;
    const { requests, failed, failures, p99Ms } = await good.stop();
    await stopServer(server);
    return [
      { name: 'slow sockets', value: all.length },
      {
        name: 'slow sockets not closed in time',
        value: notClosed.length,
        atMost: 0,
        evidence: countedByName(notClosed),
      },
      { name: 'slowest close', value: Math.max(...closes.map((ms = 0) => ms)), unit: 'ms' },
      { name: 'sockets left', value: after.sockets - before.sockets, atMost: 0 },
      {
        name: 'growth of the peak of resident memory',
        value: inMegabytes(after.rssMax - before.rssMax),
        unit: 'MB',
        atMost: 150,
      },
      { name: 'requests of good clients', value: requests },
      { name: 'of them failed', value: failed, atMost: 0, evidence: failures.slice(0, 5) },
      { name: 'their p99', value: p99Ms, unit: 'ms', atMost: 250 },
    ];
  },
});

function countedByName(kinds: readonly SlowSocketKind[]): string[] {
  const names = [...new Set(kinds.map(({ name }) => name))];
  return names.map((name) => `${name}: ${kinds.filter((kind) => kind.name === name).length}`);
}
