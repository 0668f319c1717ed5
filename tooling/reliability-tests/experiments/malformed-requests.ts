import { sqlite } from '../src/databases/sqlite.ts';
import { defineExperiment, type Experiment } from '../src/experiment.ts';
import { connections, MalformedTally, sendAll } from '../src/malformed/malformed-requests.ts';
import { inMegabytes } from '../src/metrics.ts';
import { memoryOf, stopServer } from '../src/rollcall-server.ts';

/** The server checks its own answers meanwhile: an answer that the document does not declare becomes a 500. */
export const malformedRequests: Experiment = defineExperiment({
  name: 'malformed requests to every operation',
  promise: 'Each is rejected in the envelope, none causes a fault of the server, and none costs memory permanently.',
  sizes: { short: { warmUp: 100, requests: 500 }, full: { warmUp: 10_000, requests: 100_000 } },
  safeguards: [
    {
      name: 'a URL that cannot be decoded is a client error',
      code: `throw new DomainError('malformed_url', 'The URL has a malformed percent-encoding', { cause });`,
      replacement: 'throw cause;',
      breaks: 'answered with 5xx',
    },
    {
      name: 'invalid HTTP is rejected in the envelope',
      code: `server.on('clientError', (error, socket) => refuse(socket, protocolFailureOf(error)));`,
      replacement: '',
      breaks: 'rejected without the envelope',
    },
  ],
  run: async (environment, { warmUp, requests }) => {
    const { variables } = await sqlite.create(environment);
    // Each connection may send an upload at the same time, and a tenant gets half of them: no 503 is due to that limit.
    const server = await environment.startServer({
      variables: { ...variables, NODE_ENV: 'test', UPLOADS_MAX: String(2 * connections) },
    });
    const tally = new MalformedTally();
    const seed = environment.random.below(2 ** 31);
    await sendAll(server, { seed, from: 0, to: warmUp }, tally);
    const before = await memoryOf(server);
    await sendAll(server, { seed, from: warmUp, to: requests }, tally);
    const after = await memoryOf(server);
    await stopServer(server);
    return [
      { name: 'requests', value: requests },
      { name: 'rejected with 4xx', value: tally.rejected, atLeast: requests / 2 },
      { name: 'answered with 5xx', value: tally.faults.length, atMost: 0, evidence: tally.faults },
      { name: 'rejected without the envelope', value: tally.bare.length, atMost: 0, evidence: tally.bare },
      { name: 'left without an answer', value: tally.unanswered.length, atMost: 0, evidence: tally.unanswered },
      { name: 'growth of resident memory', value: inMegabytes(after.rss - before.rss), unit: 'MB', atMost: 30 },
      { name: 'growth of the heap', value: inMegabytes(after.heapUsed - before.heapUsed), unit: 'MB' },
    ];
  },
});
