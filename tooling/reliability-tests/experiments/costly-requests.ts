import { setTimeout } from 'node:timers/promises';
import { type Answer, type Call, Caller } from '../src/client/caller.ts';
import { sqlite } from '../src/databases/sqlite.ts';
import { defineExperiment, type Experiment } from '../src/experiment.ts';
import { inMegabytes } from '../src/metrics.ts';
import { type RollcallServer, stopServer } from '../src/rollcall-server.ts';

/** Small requests that could cost a server seconds of its event loop, or its whole memory. */
export const costlyRequests: Experiment = defineExperiment({
  name: 'costly requests at a heap of 256 MB',
  promise: 'The server counts before it works: it survives, answers each within its limits, and others do not wait.',
  // Each row takes time that other tests need in short mode.
  sizes: { short: { rounds: 1, rows: 20_000 }, full: { rounds: 10, rows: 99_998 } },
  safeguards: [
    {
      name: 'the answer to an upload is cut',
      code: 'while (this.#bytes > ROW_BYTES_MAX)',
      replacement: 'while (false)',
      breaks: 'largest answer',
    },
    {
      name: 'the values of a body are counted before they are parsed',
      code: 'if (survey.values > VALUES_MAX)',
      replacement: 'if (false)',
      breaks: 'requests not stopped by a count',
    },
    {
      name: 'the parts of a form are counted',
      code: "form.on('partsLimit', () => fail(tooManyParts()));",
      replacement: '',
      breaks: 'requests not stopped by a count',
    },
  ],
  run: async (environment, { rounds, rows }) => {
    const { variables } = await sqlite.create(environment);
    const heap = { NODE_OPTIONS: '--max-old-space-size=256' };
    const server = await environment.startServer({ variables: { ...variables, ...heap } });
    const caller = new Caller(server);
    const health = watchHealth(server);
    const answers: Answer[] = [];
    const notStopped: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const uploads = [1, 2, 3].map((number) => caller.call(failingUpload(rows, `${round}-${number}`)));
      answers.push(...(await Promise.all(uploads)));
      for (const { name, call, stoppedBy } of hugeRequests()) {
        const answer = await caller.call(call);
        answers.push(answer);
        if (!answer.text.includes(stoppedBy)) notStopped.push(`${name}: ${answer.status} ${answer.text.slice(0, 200)}`);
      }
    }
    const { checks, slowestMs } = await health.stop();
    caller.close();
    await stopServer(server);
    const failures = answers.filter(({ status }) => status >= 500);
    return [
      { name: 'requests', value: answers.length },
      { name: 'of them failed', value: failures.length, atMost: 0, evidence: failures.map(({ text }) => text) },
      { name: 'requests not stopped by a count', value: notStopped.length, atMost: 0, evidence: notStopped },
      {
        name: 'largest answer',
        value: inMegabytes(Math.max(...answers.map(({ text }) => Buffer.byteLength(text)))),
        unit: 'MB',
        atMost: inMegabytes(4 * 1024 * 1024),
      },
      { name: 'checks of /healthz meanwhile', value: checks, atLeast: 1 },
      { name: 'the slowest of them', value: slowestMs, unit: 'ms', atMost: 250 },
    ];
  },
});

interface HugeRequest {
  readonly name: string;
  readonly call: Call;
  /** A part of the answer that only the right limit writes. */
  readonly stoppedBy: string;
}

const columns = 'customer_key,customer_type,primary_email';

/** A file of rows that all fail. */
function failingUpload(rows: number, key: string): Call {
  return upload(`${columns}\n${'x,,\n'.repeat(rows)}`, { 'idempotency-key': `costly-${key}` });
}

function hugeRequests(): HugeRequest[] {
  const names = Array.from({ length: 100_000 }, (_, index) => `"${index.toString(36)}":0`).join(',');
  const create = (body: string): Call => ({ method: 'POST', path: '/customers', body });
  return [
    { name: 'unknown names', call: create(`{${names}}`), stoppedBy: 'at most 50000 values' },
    { name: 'metadata', call: create(`{"metadata":{${names}}}`), stoppedBy: 'at most 50000 values' },
    {
      name: 'fewer unknown names',
      call: create(`{${names.split(',').slice(0, 45_000).join(',')}}`),
      stoppedBy: 'more issues',
    },
    { name: 'a header line', call: upload(`${columns}${',x'.repeat(4_500_000)}\n`), stoppedBy: 'validation_failed' },
    { name: 'boundaries', call: form(`${part}\r\n`.repeat(150_000)), stoppedBy: 'at most 100 parts' },
  ];
}

const part = '--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n';

function upload(content: string, headers: Readonly<Record<string, string>> = {}): Call {
  const file = '--b\r\nContent-Disposition: form-data; name="csv"; filename="a.csv"\r\n\r\n';
  return form(`${file}${content}\r\n`, headers);
}

function form(parts: string, headers: Readonly<Record<string, string>> = {}): Call {
  const type = { 'content-type': 'multipart/form-data; boundary=b' };
  return { method: 'POST', path: '/customers/csv-upload', headers: { ...headers, ...type }, body: `${parts}--b--\r\n` };
}

/** Asks for `/healthz` again and again, as an orchestrator does. */
function watchHealth({ port }: RollcallServer) {
  let stopping = false;
  let checks = 0;
  let slowestMs = 0;
  const ended = (async () => {
    while (!stopping) {
      const startedAt = performance.now();
      await (await fetch(`http://127.0.0.1:${port}/healthz`)).text();
      checks += 1;
      // The first one opens the connection.
      if (checks > 1) slowestMs = Math.max(slowestMs, performance.now() - startedAt);
      await setTimeout(5);
    }
  })();
  return {
    stop: async () => {
      stopping = true;
      await ended;
      return { checks, slowestMs };
    },
  };
}
