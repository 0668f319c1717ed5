import { sqlite } from '../src/databases/sqlite.ts';
import { defineExperiment, type Experiment } from '../src/experiment.ts';
import { MalformedTally, sendAll } from '../src/malformed/malformed-requests.ts';
import { inMegabytes } from '../src/metrics.ts';
import { stopServer } from '../src/server-process.ts';

/** The server checks its own answers meanwhile: one that the document does not declare is a 500, and counted. */
export const malformedRequests: Experiment = defineExperiment({
  name: 'malformed requests to every operation',
  promise: 'Each is refused in the envelope, none is a fault of the server, and none costs memory for good.',
  sizes: { short: { warmUp: 500, requests: 1_500 }, full: { warmUp: 10_000, requests: 100_000 } },
  guards: [
    {
      name: 'a URL that cannot be decoded is the fault of who sends it',
      file: 'http/decode-url.js',
      code: `throw new DomainError('malformed_url', 'The URL has a malformed percent-encoding', { cause });`,
      replacement: 'throw cause;',
      breaks: 'answered with 5xx',
    },
    {
      name: 'what is not HTTP is refused in the envelope',
      file: 'create-http-server.js',
      code: `server.on('clientError', (error, socket) => refuse(socket, protocolFailureOf(error)));`,
      replacement: '',
      breaks: 'refused without the envelope',
    },
  ],
  run: async (lab, { warmUp, requests }) => {
    const { environment } = await sqlite.create(lab);
    const server = await lab.startServer({ environment: { ...environment, NODE_ENV: 'test' } });
    const tally = new MalformedTally();
    const seed = lab.random.below(2 ** 31);
    await sendAll(server, { seed, from: 0, to: warmUp }, tally);
    const before = await server.memory();
    await sendAll(server, { seed, from: warmUp, to: requests }, tally);
    const after = await server.memory();
    await stopServer(server);
    return [
      { name: 'requests', value: requests },
      { name: 'refused with 4xx', value: tally.refused, atLeast: requests / 2 },
      { name: 'answered with 5xx', value: tally.faults.length, atMost: 0, evidence: tally.faults },
      { name: 'refused without the envelope', value: tally.bare.length, atMost: 0, evidence: tally.bare },
      { name: 'left without an answer', value: tally.unanswered.length, atMost: 0, evidence: tally.unanswered },
      { name: 'growth of resident memory', value: inMegabytes(after.rss - before.rss), unit: 'MB', atMost: 30 },
      { name: 'growth of the heap', value: inMegabytes(after.heapUsed - before.heapUsed), unit: 'MB' },
    ];
  },
});
