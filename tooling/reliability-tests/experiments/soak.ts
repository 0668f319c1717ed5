import { sqlite } from '../src/databases/sqlite.ts';
import { defineExperiment, type Experiment } from '../src/experiment.ts';
import { fittedGrowth } from '../src/fitted-growth.ts';
import { startSteadyLoad } from '../src/load/steady-load.ts';
import { inMegabytes } from '../src/memory.ts';
import { sampleMemory } from '../src/server/sample-memory.ts';
import { stopServer } from '../src/server/stop-server.ts';

/** The registry stays as large as it is meanwhile, so that whatever grows is what the server does not let go of. */
export const soak: Experiment = defineExperiment({
  name: 'soak',
  promise: 'After a warm-up, the heap grows by 1 MB at most in all the time.',
  sizes: {
    short: { warmUpMs: 3_000, measuredMs: 4_000, everyMs: 250 },
    full: { warmUpMs: 120_000, measuredMs: 600_000, everyMs: 10_000 },
  },
  guards: [
    {
      name: 'a closed connection is forgotten',
      file: 'prepare-to-stop.js',
      code: `socket.once('close', () => connections.delete(socket));`,
      replacement: '',
      breaks: 'growth of the heap',
    },
  ],
  run: async (lab, { warmUpMs, measuredMs, everyMs }) => {
    const server = await lab.startServer(await sqlite.create(lab));
    const load = startSteadyLoad(server);
    await sampleMemory(server, { forMs: warmUpMs, everyMs });
    const samples = await sampleMemory(server, { forMs: measuredMs, everyMs });
    const { requests, failed } = await load.stop();
    await stopServer(server);
    const growth = (measure: 'heapUsed' | 'rss') => inMegabytes(fittedGrowth(samples.map((sample) => sample[measure])));
    return [
      { name: 'seconds measured', value: Math.round(measuredMs / 1_000) },
      { name: 'requests', value: requests },
      { name: 'of them failed', value: failed, atMost: 0 },
      { name: 'heap at the end', value: inMegabytes(samples.at(-1)?.heapUsed ?? 0), unit: 'MB' },
      { name: 'growth of the heap', value: growth('heapUsed'), unit: 'MB', atMost: 1 },
      { name: 'growth of resident memory', value: growth('rss'), unit: 'MB' },
    ];
  },
});
