import { setTimeout } from 'node:timers/promises';
import { startGoodClients } from '../src/client/good-clients.ts';
import {
  bearSlowSocket,
  flood,
  type SlowSocketKind,
  slowBodies,
  slowHeads,
  slowReaders,
} from '../src/client/slow-socket.ts';
import { sqlite } from '../src/databases/sqlite.ts';
import { defineExperiment, type Experiment } from '../src/experiment.ts';
import { inMegabytes } from '../src/metrics.ts';
import { sampleMemory, stopServer } from '../src/server-process.ts';

interface Size {
  /** How many of which kinds. */
  readonly slow: readonly (readonly [number, readonly SlowSocketKind[]])[];
}

const floods = 5;

// Node takes one new connection in each turn of its loop. Of a thousand that come at once while it sends large answers,
// many would wait for seconds without being the server's yet.
const betweenSocketsMs = 10;

export const slowSockets: Experiment = defineExperiment<Size>({
  name: '1,000 slow sockets',
  promise: 'Each is cut in time, and good clients do not notice.',
  sizes: {
    short: { slow: [[100, slowHeads]] },
    // Those that stay longest come first, so that all are there when the last has come. A reader costs the system some
    // megabytes of buffers, for which more of them would wait.
    full: {
      slow: [
        [100, slowReaders],
        [400, slowBodies],
        [500, slowHeads],
      ],
    },
  },
  // That answers have to be taken shows after a minute and more only, too long for the short form: the server's own tests hold it.
  guards: [
    {
      name: 'headers have to arrive in time',
      file: 'create-http-server.js',
      code: 'headersTimeout: 10_000,',
      replacement: 'headersTimeout: 30_000,',
      breaks: 'slow sockets not cut in time',
    },
    {
      name: 'the requests of a connection are handled one after the other',
      file: 'create-http-server.js',
      code: 'const handle = oneAtATime(',
      replacement: 'const handle = (',
      breaks: 'slow sockets not cut in time',
    },
  ],
  run: async (lab, { slow }) => {
    const server = await lab.startServer(await sqlite.create(lab));
    const good = await startGoodClients(server);
    const before = await server.memory();
    const sockets = slow.flatMap(([count, kinds]) =>
      Array.from({ length: count }, (_, index) => kinds[index % kinds.length] ?? flood),
    );
    const all = [...sockets, ...Array.from({ length: floods }, () => flood)];
    const cuts = await Promise.all(
      all.map(async (kind, index) => {
        await setTimeout(index * betweenSocketsMs);
        return bearSlowSocket(server, kind);
      }),
    );
    const uncut = all.filter((_, index) => cuts[index] === undefined);
    // What is closed on this side may linger for a moment on the other.
    const samples = await sampleMemory(server, { forMs: 2_000, everyMs: 500 });
    const after = samples.at(-1) ?? before;
    const { requests, failed, failures, p99Ms } = await good.stop();
    await stopServer(server);
    return [
      { name: 'slow sockets', value: all.length },
      { name: 'slow sockets not cut in time', value: uncut.length, atMost: 0, evidence: countedByName(uncut) },
      { name: 'slowest cut', value: Math.max(...cuts.map((ms = 0) => ms)), unit: 'ms' },
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
