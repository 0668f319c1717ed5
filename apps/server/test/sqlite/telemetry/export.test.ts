import { pino } from 'pino';
import { Registry } from 'prom-client';
import { v7 as newId } from 'uuid';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startOpenTelemetry } from '../../../src/telemetry/open-telemetry.ts';
import { startOtlpCollector } from '../../support/otlp-collector.ts';
import { builtMain, type Environment, logged, startServer } from '../../support/server-process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const inMemory = { DATABASE_URL: 'sqlite::memory:' };

/** Prints the loaded modules of OpenTelemetry when the process ends. */
const printModules = `data:text/javascript,${encodeURIComponent(
  `import module from 'node:module';
   process.on('exit', () => {
     const names = Object.keys(module._cache).map((file) => /@opentelemetry\\/([a-z-]+)/.exec(file)?.[1]);
     console.log('loaded: ' + [...new Set(names)].filter(Boolean).sort().join());
   });`,
)}`;

async function modulesLoadedWith(environment: Environment): Promise<string | undefined> {
  const variables = { ...inMemory, ...environment, NODE_OPTIONS: `--import=${printModules}` };
  // In the bundle, the modules have no names.
  const server = await startServer(await temporaryFolder(), variables, { main: builtMain });
  await fetch(`${server.url}/customers`, { headers: { 'x-api-key': server.apiKey, traceparent: '00-0-0-01' } });
  server.kill('SIGTERM');
  await server.ended;
  return /^loaded: (.*)$/m.exec(server.output.stdout)?.[1];
}

it('nothing of OpenTelemetry is loaded without an exporter', async () => {
  const switchedOff = { OTEL_SDK_DISABLED: 'true', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' };
  for (const environment of [{ OTEL_SERVICE_NAME: 'registry' }, switchedOff]) {
    // prom-client itself loads the interfaces, which do nothing.
    expect(await modulesLoadedWith(environment)).toBe('api');
  }
});

it('with an endpoint, OpenTelemetry is loaded, and a stopping server sends its spans in protobuf', async () => {
  const collector = await startOtlpCollector();
  expect(await modulesLoadedWith({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url })).toContain('sdk-trace-base');
  const traces = collector.exports.filter(({ path }) => path === '/v1/traces');
  expect(traces.map(({ headers }) => headers['content-type'])).toEqual(['application/x-protobuf']);
  expect(`${traces[0]?.body}`).toContain('GET /api/v1/customers');
});

it('while the collector fails, the server answers and logs one line, and another one when the collector works again', async () => {
  let isWorking = false;
  const collector = await startOtlpCollector(() => (isWorking ? 'accept' : 'reject'));
  const server = await startServer(await temporaryFolder(), {
    ...inMemory,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_METRICS_EXPORTER: 'none',
    OTEL_BSP_SCHEDULE_DELAY: '1',
    OTEL_EXPORTER_OTLP_HEADERS: 'authorization=secret0123',
  });
  const list = async () => (await fetch(`${server.url}/customers`, { headers: { 'x-api-key': server.apiKey } })).status;
  expect(await list()).toBe(200);
  await logged(server, 'telemetry cannot be exported');
  expect(await list()).toBe(200);
  isWorking = true;
  expect(await list()).toBe(200);
  await logged(server, 'telemetry is exported again');
  const lines = server.output.stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const failures = lines.filter(({ msg }) => msg === 'telemetry cannot be exported');
  expect(failures).toMatchObject([{ level: 40, signal: 'traces', reason: 'Bad Request' }]);
  expect(server.output.stderr + server.output.stdout).not.toContain('secret0123');
});

it('a collector that does not answer does not keep a stopping server', async () => {
  const { url } = await startOtlpCollector(() => 'hang');
  const server = await startServer(await temporaryFolder(), {
    ...inMemory,
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    // Longer than this test may take.
    OTEL_EXPORTER_OTLP_TIMEOUT: '600000',
  });
  await fetch(`${server.url}/customers`, { headers: { 'x-api-key': server.apiKey } });
  server.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  await logged(server, 'stopped');
});

it('while the collector does not answer, a bounded number of spans waits', async () => {
  let accept = () => {};
  const accepting = new Promise<'accept'>((resolve) => {
    accept = () => resolve('accept');
  });
  const collector = await startOtlpCollector(() => accepting);
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', collector.url);
  onTestFinished(() => void vi.unstubAllEnvs());
  const { tracing, close } = startOpenTelemetry(
    { traces: { protocol: 'http/json' }, continuesTraces: true },
    { registry: new Registry(), logger: pino({ level: 'silent' }), newId: () => newId() },
  );
  for (let count = 0; count < 20_000; count += 1) tracing?.startRequest({ name: `span ${count}` }, {}).end();
  accept();
  await close();
  await collector.until(() => collector.spans().length > 2_047);
  expect(collector.spans().length).toBeLessThanOrEqual(2_048 + 512);
});
