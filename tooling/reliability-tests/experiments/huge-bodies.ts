import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { startGoodClients } from '../src/client/good-clients.ts';
import { WireAnswers } from '../src/client/wire.ts';
import { sqlite } from '../src/databases/sqlite.ts';
import { defineExperiment, type Experiment } from '../src/experiment.ts';
import { inMegabytes } from '../src/metrics.ts';
import { memoryOf, type RollcallServer, stopServer } from '../src/rollcall-server.ts';

const mebibyte = 1_048_576;

export const hugeBodiesExperiment: Experiment = defineExperiment({
  name: 'bodies of 1 GiB and gzip bombs',
  promise: 'The server rejects each as soon as it is known to be too large, at no cost in memory or to other clients.',
  sizes: {
    short: { bytes: 96 * mebibyte, attackers: 1, growthMax: 60 },
    full: { bytes: 1_024 * mebibyte, attackers: 2, growthMax: 100 },
  },
  safeguards: [
    {
      name: 'a body is read only up to its limit',
      code: 'if (bytes > bytesMax)',
      replacement: 'if (false)',
      breaks: 'growth of its peak',
    },
  ],
  run: async (environment, { bytes, attackers, growthMax }) => {
    const server = await environment.startServer(await sqlite.create(environment));
    const good = await startGoodClients(server);
    const attack = async (bytes: number) => {
      const outcomes: HugeBodyOutcome[] = [];
      for (const body of hugeBodies(bytes)) {
        const attacks = Array.from({ length: attackers }, () => sendHugeBody(server, body, bytes));
        outcomes.push(...(await Promise.all(attacks)));
      }
      return outcomes;
    };
    // Larger than every limit, so that the server's buffers have their size before the measurement.
    await attack(16 * mebibyte);
    const before = await memoryOf(server);
    const outcomes = await attack(bytes);
    const after = await memoryOf(server);
    const { requests, failed, failures, p99Ms } = await good.stop();
    await stopServer(server);
    const rejected = outcomes.filter(({ status }) => status === 413 || status === 415);
    return [
      { name: 'bodies', value: outcomes.length },
      { name: 'bodies not rejected', value: outcomes.length - rejected.length, atMost: 0 },
      {
        name: 'slowest rejection',
        value: Math.max(...outcomes.map(({ answeredMs }) => answeredMs)),
        unit: 'ms',
        atMost: 1_000,
        evidence: outcomes.map(({ name, answeredMs }) => `${name}: ${Math.round(answeredMs)} ms`),
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
        // Far less than one body: ignored chunks wait for the garbage collector.
        atMost: growthMax,
      },
      { name: 'requests of good clients', value: requests },
      { name: 'of them failed', value: failed, atMost: 0, evidence: failures.slice(0, 5) },
      { name: 'their p99', value: p99Ms, unit: 'ms', atMost: 250 },
    ];
  },
});

/** A body that is far larger than a server should accept. */
interface HugeBody {
  readonly name: string;
  /** Path below the base path. */
  readonly path: string;
  readonly headers: readonly string[];
  /** Sent first. */
  readonly start: Buffer;
  /** Sent repeatedly. */
  readonly chunk: Buffer;
}

interface HugeBodyOutcome {
  /** Of the body. */
  readonly name: string;
  /** 0 if there was no answer. */
  readonly status: number;
  /** From the beginning of the body to the answer. */
  readonly answeredMs: number;
  /** From the beginning of the body until everything was sent or the connection was closed. */
  readonly endedMs: number;
}

/** Sends a body of this many bytes, unless the server closes the connection before. */
async function sendHugeBody(server: RollcallServer, body: HugeBody, bytes: number): Promise<HugeBodyOutcome> {
  const { port, basePath, apiKey } = server;
  const socket = connect(port, '127.0.0.1');
  const answers = new WireAnswers();
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  let status = 0;
  let answeredMs = Infinity;
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    answers.add(chunk);
    const answer = answers.next('POST');
    // A second answer would be about the end of the connection.
    if (answer === undefined || status !== 0) return;
    status = answer.status;
    answeredMs = performance.now() - startedAt;
  });
  await once(socket, 'connect');
  const head = [`POST ${basePath}${body.path} HTTP/1.1`, 'Host: 127.0.0.1', `x-api-key: ${apiKey}`, ...body.headers];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  const startedAt = performance.now();
  socket.write(body.start);
  for (let sent = 0; sent < bytes && socket.writable; sent += body.chunk.byteLength) {
    if (!socket.write(body.chunk)) await Promise.race([once(socket, 'drain').catch(() => {}), closed]);
  }
  const endedMs = performance.now() - startedAt;
  socket.end();
  await closed;
  return { name: body.name, status, answeredMs, endedMs };
}

/** In the chunked coding, the length of each chunk precedes it. */
const chunked = (content: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${content.byteLength.toString(16)}\r\n`), content, Buffer.from('\r\n')]);

const spaces = Buffer.alloc(mebibyte, ' ');
const gzipBomb = gzipSync(Buffer.alloc(64 * mebibyte, ' '), { level: 9 });
const form = Buffer.from('--b\r\nContent-Disposition: form-data; name="csv"; filename="a.csv"\r\n\r\ncustomer_key\r\n');

/**
 * The bodies that could make a server buffer more than it can hold: with and without a declared length, JSON and a file,
 * and one that grows a thousandfold when it is decompressed.
 *
 * @param bytes the declared length.
 */
function hugeBodies(bytes: number): HugeBody[] {
  const json = { path: '/customers/bulk-create', start: Buffer.from('{"customers":'), chunk: spaces };
  const type = 'Content-Type: application/json';
  return [
    { ...json, name: 'declared', headers: [type, `Content-Length: ${bytes}`] },
    {
      ...json,
      name: 'not declared',
      headers: [type, 'Transfer-Encoding: chunked'],
      start: chunked(json.start),
      chunk: chunked(spaces),
    },
    {
      name: 'a file',
      path: '/customers/csv-upload',
      headers: ['Content-Type: multipart/form-data; boundary=b', 'Transfer-Encoding: chunked'],
      start: chunked(form),
      chunk: chunked(Buffer.alloc(mebibyte, 'a\r\n')),
    },
    {
      ...json,
      name: 'a gzip bomb',
      headers: [type, 'Content-Encoding: gzip', 'Transfer-Encoding: chunked'],
      start: Buffer.alloc(0),
      // A gzip file may have several members.
      chunk: chunked(gzipBomb),
    },
  ];
}
