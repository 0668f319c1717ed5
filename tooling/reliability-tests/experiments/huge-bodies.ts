import { hugeBodies } from '../src/attack/huge-bodies.ts';
import { type HugeBodyOutcome, sendHugeBody } from '../src/attack/send-huge-body.ts';
import { sqlite } from '../src/databases/sqlite.ts';
import { defineExperiment, type Experiment } from '../src/experiment.ts';
import { startGoodClients } from '../src/load/good-clients.ts';
import { inMegabytes } from '../src/memory.ts';
import { stopServer } from '../src/server/stop-server.ts';

const mebibyte = 1_048_576;

export const hugeBodiesExperiment: Experiment = defineExperiment({
  name: 'bodies of 1 GiB and gzip bombs',
  promise: 'They are refused as soon as they are known to be too large, cost no memory, and hinder nobody.',
  sizes: { short: { bytes: 128 * mebibyte, attackers: 1 }, full: { bytes: 1_024 * mebibyte, attackers: 2 } },
  guards: [
    {
      name: 'a body is read up to its limit',
      file: 'http/read-body.js',
      code: 'if (bytes > bytesMax)',
      replacement: 'if (false)',
      breaks: 'growth of its peak',
    },
  ],
  run: async (lab, { bytes, attackers }) => {
    const server = await lab.startServer(await sqlite.create(lab));
    const good = await startGoodClients(server);
    const attack = async (bytes: number) => {
      const outcomes: HugeBodyOutcome[] = [];
      for (const body of hugeBodies(bytes)) {
        const attacks = Array.from({ length: attackers }, () => sendHugeBody(server, body, bytes));
        outcomes.push(...(await Promise.all(attacks)));
      }
      return outcomes;
    };
    // Larger than every limit: what the server takes before it refuses is taken here already.
    await attack(16 * mebibyte);
    const before = await server.memory();
    const outcomes = await attack(bytes);
    const after = await server.memory();
    const { requests, failed, failures, p99Ms } = await good.stop();
    await stopServer(server);
    const refused = outcomes.filter(({ status }) => status === 413 || status === 415);
    return [
      { name: 'bodies', value: outcomes.length },
      { name: 'bodies not refused', value: outcomes.length - refused.length, atMost: 0 },
      {
        name: 'slowest refusal',
        value: Math.max(...outcomes.map(({ answeredMs }) => answeredMs)),
        unit: 'ms',
        atMost: 1_000,
      },
      {
        name: 'longest connection',
        value: Math.max(...outcomes.map(({ endedMs }) => endedMs)),
        unit: 'ms',
        atMost: 31_000,
      },
      { name: 'growth of resident memory', value: inMegabytes(after.rss - before.rss), unit: 'MB' },
      {
        name: 'growth of its peak',
        value: inMegabytes(after.rssMax - before.rssMax),
        unit: 'MB',
        // A tenth of one body: what has arrived and is passed over waits for the garbage collector.
        atMost: 100,
      },
      { name: 'requests of good clients', value: requests },
      { name: 'of them failed', value: failed, atMost: 0, evidence: failures.slice(0, 5) },
      { name: 'their p99', value: p99Ms, unit: 'ms', atMost: 250 },
    ];
  },
});
