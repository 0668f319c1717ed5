import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { startGoodClients } from '../src/client/good-clients.ts';
import { WireAnswers } from '../src/client/wire.ts';
import { sqlite } from '../src/databases/sqlite.ts';
import { defineExperiment, type Experiment } from '../src/experiment.ts';
import { inMegabytes } from '../src/metrics.ts';
import { type ServerProcess, stopServer } from '../src/server-process.ts';

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

/** A body of which far more is sent than a server should take. */
interface HugeBody {
  readonly name: string;
  /** Path below the base path. */
  readonly path: string;
  readonly headers: readonly string[];
  /** Sent in front. */
  readonly start: Buffer;
  /** Sent again and again. */
  readonly chunk: Buffer;
}

interface HugeBodyOutcome {
  /** 0 where no answer came. */
  readonly status: number;
  /** From the beginning of the body to the answer. */
  readonly answeredMs: number;
  /** From the beginning of the body until all was sent or the connection was closed. */
  readonly endedMs: number;
}

/** Sends a body of so many bytes, unless the server closes the connection before. */
async function sendHugeBody(server: ServerProcess, body: HugeBody, bytes: number): Promise<HugeBodyOutcome> {
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
    // What comes after the first is about the end of the connection.
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
  return { status, answeredMs, endedMs };
}

const megabyte = 1_048_576;

/** In the chunked coding the length of each chunk stands in front of it. */
const chunked = (content: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${content.byteLength.toString(16)}\r\n`), content, Buffer.from('\r\n')]);

const spaces = Buffer.alloc(megabyte, ' ');
const form = Buffer.from('--b\r\nContent-Disposition: form-data; name="csv"; filename="a.csv"\r\n\r\ncustomer_key\r\n');

/**
 * @param bytes how long a body says that it is.
 * @returns the bodies by which a server can be led to take more than it can hold: declared or not, JSON or a file, and
 * one that grows a thousandfold when it is decompressed.
 */
function hugeBodies(bytes: number): HugeBody[] {
  const json = { path: '/customers/bulk-create', start: Buffer.from('{"customers":'), chunk: spaces };
  const type = 'Content-Type: application/json';
  const bomb = gzipSync(Buffer.alloc(64 * megabyte, ' '), { level: 9 });
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
      chunk: chunked(Buffer.alloc(megabyte, 'a\r\n')),
    },
    {
      ...json,
      name: 'a gzip bomb',
      headers: [type, 'Content-Encoding: gzip', 'Transfer-Encoding: chunked'],
      start: Buffer.alloc(0),
      // Members of a gzip file may follow each other.
      chunk: chunked(bomb),
    },
  ];
}
