import { request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { type Answer, type Call, Caller } from '../src/client/caller.ts';
import { sqlite } from '../src/databases/sqlite.ts';
import { defineExperiment, type Experiment } from '../src/experiment.ts';
import { inMegabytes, type Metric } from '../src/metrics.ts';
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
      name: 'the columns of a file are counted before their names are compared',
      code: 'surveyCustomerFile(file.read(), columns, file.options, LIMITS)',
      replacement: 'surveyCustomerFile(file.read(), columns, file.options, { ...LIMITS, columnsMax: Infinity })',
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
    const attacks = attacksWith(rows);
    const idleMs = await slowestWhileIdle(server);
    const answers: Answer[] = [];
    const notStopped: string[] = [];
    const checks: HealthCheck[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      for (const { name, calls, stoppedBy } of attacks) {
        const health = watchHealth(server, name);
        const answered = await Promise.all(calls(round).map((call) => caller.call(call)));
        checks.push(...(await health.stop()));
        answers.push(...answered);
        const others = answered.filter(({ text }) => !text.includes(stoppedBy));
        notStopped.push(...others.map(({ status, text }) => `${name}: ${status} ${text.slice(0, 200)}`));
      }
    }
    caller.close();
    await stopServer(server);
    const failures = answers.filter(({ status }) => status >= 500);
    return [
      { name: 'requests', value: answers.length },
      { name: 'requests that failed', value: failures.length, atMost: 0, evidence: failures.map(({ text }) => text) },
      { name: 'requests not stopped by a count', value: notStopped.length, atMost: 0, evidence: notStopped },
      {
        name: 'largest answer',
        value: inMegabytes(Math.max(...answers.map(({ text }) => Buffer.byteLength(text)))),
        unit: 'MB',
        atMost: inMegabytes(4 * 1024 * 1024),
      },
      { name: 'checks of /healthz meanwhile', value: checks.length, atLeast: attacks.length * rounds },
      ...failedChecks(checks),
      { name: 'slowest /healthz without them', value: idleMs, unit: 'ms' },
      ...attacks.map(({ name }) => slowestCheck(name, checks)),
    ];
  },
});

interface Attack {
  readonly name: string;
  /** Sent at once. */
  readonly calls: (round: number) => readonly Call[];
  /** A part of each answer that only the right limit writes. */
  readonly stoppedBy: string;
}

const columns = 'customer_key,customer_type,primary_email';

/** Bodies are made once, so that this process measures times rather than making texts. */
function attacksWith(rows: number): Attack[] {
  const names = Array.from({ length: 100_000 }, (_, index) => `"${index.toString(36)}":0`);
  const some = names.slice(0, 45_000).join(',');
  const columnNames = Array.from({ length: 40_000 }, (_, index) => index.toString(36)).join(',');
  const emptyRows = file(`${columns}\n${',,\n'.repeat(rows)}`);
  const failingRows = file(`${columns}\n${'x,,\n'.repeat(rows)}`);
  const once = (name: string, call: Call, stoppedBy: string): Attack => ({ name, calls: () => [call], stoppedBy });
  return [
    once('a megabyte of unknown names', create(`{${names.join(',')}}`), 'at most 50000 values'),
    once('a megabyte of metadata names', create(`{"metadata":{${names.join(',')}}}`), 'at most 50000 values'),
    once('45,000 unknown names', create(`{${some}}`), 'more issues'),
    once('45,000 metadata names', create(`{"metadata":{${some}}}`), 'validation_failed'),
    once('a header line of 9 MB', upload(file(`${columns}${',x'.repeat(4_500_000)}\n`)), 'more than 262144 characters'),
    once('a header of 40,000 columns', upload(file(`${columns},${columnNames}\n`)), 'at most 1000 columns'),
    once('a cell of 260,000 signs', upload(file(`${columns}\na,BUSINESS,${'@'.repeat(260_000)}\n`)), 'invalid_format'),
    once('a column name of 260,000 dots', upload(file(`${columns},a@${'.'.repeat(260_000)} b\n`)), 'unknown_field'),
    once('150,000 parts of a form', upload(`${part}\r\n`.repeat(150_000)), 'at most 100 parts'),
    once('1.5 million boundaries', upload('--b\r\n'.repeat(1_500_000)), 'at most 100 parts'),
    once(`${rows} empty rows`, upload(emptyRows), '"total_customers":0'),
    {
      name: `3 times ${rows} rows that fail`,
      calls: (round) => [1, 2, 3].map((number) => upload(failingRows, `costly-${round}-${number}`)),
      stoppedBy: 'left_out',
    },
  ];
}

const part = '--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n';

function create(body: string): Call {
  return { method: 'POST', path: '/customers', body: Buffer.from(body) };
}

function file(content: string): string {
  return `--b\r\nContent-Disposition: form-data; name="csv"; filename="a.csv"\r\n\r\n${content}\r\n`;
}

function upload(parts: string, idempotencyKey?: string): Call {
  const headers = {
    'content-type': 'multipart/form-data; boundary=b',
    ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
  };
  return { method: 'POST', path: '/customers/csv-upload', headers, body: Buffer.from(`${parts}--b--\r\n`) };
}

interface HealthCheck {
  readonly attack: string;
  readonly ms: number;
  /** 0 if there was no answer. */
  readonly status: number;
}

/** Asks for `/healthz` again and again, as an orchestrator does: with a connection for each question. */
function watchHealth({ port }: RollcallServer, attack: string) {
  let stopping = false;
  const checks: HealthCheck[] = [];
  const ended = (async () => {
    while (!stopping) {
      const startedAt = performance.now();
      const status = await statusOfHealth(port);
      checks.push({ attack, ms: performance.now() - startedAt, status });
      await setTimeout(5);
    }
  })();
  return {
    stop: async () => {
      stopping = true;
      await ended;
      return checks;
    },
  };
}

/** The time that the machine itself adds to the others. */
async function slowestWhileIdle(server: RollcallServer): Promise<number> {
  const health = watchHealth(server, 'nothing');
  await setTimeout(1_000);
  return Math.max(...(await health.stop()).map(({ ms }) => ms));
}

function statusOfHealth(port: number): Promise<number> {
  return new Promise((resolve) => {
    const onError = () => resolve(0);
    request({ host: '127.0.0.1', port, path: '/healthz', agent: false }, (response) => {
      response
        .resume()
        .once('end', () => resolve(response.statusCode ?? 0))
        .once('error', onError);
    })
      .once('error', onError)
      .end();
  });
}

function failedChecks(checks: readonly HealthCheck[]): Metric[] {
  const failed = checks.filter(({ status }) => status !== 200);
  const evidence = failed.map(({ attack, status }) => `${attack}: ${status}`);
  return [{ name: 'checks that failed', value: failed.length, atMost: 0, evidence }];
}

function slowestCheck(attack: string, checks: readonly HealthCheck[]): Metric {
  const times = checks.filter((check) => check.attack === attack).map(({ ms }) => ms);
  return { name: `slowest /healthz during ${attack}`, value: Math.max(...times), unit: 'ms', atMost: 250 };
}
