import { bearSlowSocket, type SlowSocketKind } from '../src/attack/slow-socket.js';
import { flood, slowHeads, slowOthers } from '../src/attack/slow-socket-kinds.js';
import { sqlite } from '../src/databases/sqlite.js';
import { defineExperiment, type Experiment } from '../src/experiment.js';
import { startGoodClients } from '../src/load/good-clients.js';
import { inMegabytes } from '../src/memory.js';
import { sampleMemory } from '../src/server/sample-memory.js';
import { stopServer } from '../src/server/stop-server.js';

interface Size {
  readonly sockets: number;
  readonly kinds: readonly SlowSocketKind[];
}

const floods = 5;

export const slowSockets: Experiment = defineExperiment<Size>({
  name: '1,000 slow sockets',
  promise: 'Each is cut in time, and good clients do not notice.',
  sizes: {
    short: { sockets: 100, kinds: slowHeads },
    full: { sockets: 1_000, kinds: [...slowHeads, ...slowOthers] },
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
  run: async (lab, { sockets, kinds }) => {
    const server = await lab.startServer(await sqlite.create(lab));
    const good = await startGoodClients(server);
    const before = await server.memory();
    const slow = Array.from({ length: sockets }, (_, index) => kinds[index % kinds.length] ?? flood);
    const all = [...slow, ...Array.from({ length: floods }, () => flood)];
    const cuts = await Promise.all(all.map((kind) => bearSlowSocket(server, kind)));
    const uncut = all.filter((_, index) => cuts[index] === undefined).map(({ name }) => name);
    // What is closed on this side may linger for a moment on the other.
    const samples = await sampleMemory(server, { forMs: 2_000, everyMs: 500 });
    const after = samples.at(-1) ?? before;
    const { requests, failed, p99Ms } = await good.stop();
    await stopServer(server);
    return [
      { name: 'slow sockets', value: all.length },
      { name: 'slow sockets not cut in time', value: uncut.length, atMost: 0, evidence: [...new Set(uncut)] },
      { name: 'slowest cut', value: Math.max(...cuts.map((ms = 0) => ms)), unit: 'ms' },
      { name: 'sockets left', value: after.sockets - before.sockets, atMost: 0 },
      {
        name: 'growth of the peak of resident memory',
        value: inMegabytes(after.rssMax - before.rssMax),
        unit: 'MB',
        atMost: 150,
      },
      { name: 'requests of good clients', value: requests },
      { name: 'of them failed', value: failed, atMost: 0 },
      { name: 'their p99', value: p99Ms, unit: 'ms', atMost: 250 },
    ];
  },
});
