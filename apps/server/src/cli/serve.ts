import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { constants } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { document } from '@rollcall/contract/document';
import type { StartUpKey } from '../api-keys/startup-key.ts';
import { type App, closeOnFailure, compose } from '../compose.ts';
import { type Config, parseConfig } from '../config.ts';
import { basePath } from '../operations/operation.ts';
import { createGracefulShutdown } from '../server/graceful-shutdown.ts';
import { createHttpServer, listen } from '../server/http-server.ts';
import type { Services } from '../services.ts';

// A terminal and npm both forward Ctrl-C: within this time, a second signal is the same one.
const sameSignalMs = 200;

/**
 * `rollcall-server`: serves the API until a signal ends it.
 *
 * @throws StartError if the server cannot start.
 */
export async function serve(): Promise<void> {
  await serveApp(parseConfig(process.env), compose);
}

/**
 * Serves an application until a signal ends it, and prints how to reach it.
 *
 * @param composeApp creates the application, and all that it has to contain when the server starts to listen.
 * @throws StartError if the server cannot start.
 */
export async function serveApp(config: Config, composeApp: (config: Config) => Promise<App>): Promise<void> {
  tuneGc();
  const app = await composeApp(config);
  const server = createHttpServer(app.handle, app.services, config);
  const metrics = config.metricsPort === undefined ? undefined : createHttpServer(app.handleMetrics, app.services);
  // The port for metrics is open until the end, so that the shutdown can be observed.
  const close = async () => {
    metrics?.close().closeAllConnections();
    await app.close();
  };
  const stop = createGracefulShutdown(server, { ...app, close });
  const metricsAddress = metrics && (await closeOnFailure(listenForMetrics(metrics, config), close));
  const address = await closeOnFailure(listen(server, config), close);
  stopOnSignals(stop, app.services, config);
  // Only logs: Node still ends the process, since its state is undefined.
  process.on('uncaughtExceptionMonitor', (error) => app.services.logger.fatal(error));
  process.stdout.write(startupBanner({ address, metricsAddress, basePath, apiKey: app.startUpKey }));
}

function listenForMetrics(server: Server, { host, metricsPort = 0 }: Config): Promise<AddressInfo> {
  return listen(server, { host, port: metricsPort }, 'METRICS_PORT');
}

function stopOnSignals(
  stop: () => Promise<boolean>,
  { logger }: Pick<Services, 'logger'>,
  { telemetry }: Pick<Config, 'telemetry'>,
): void {
  let firstAt: number | undefined;
  const onSignal = async (signal: 'SIGINT' | 'SIGTERM') => {
    if (firstAt !== undefined) {
      if (performance.now() - firstAt > sameSignalMs) process.exit(128 + constants.signals[signal]);
      return;
    }
    firstAt = performance.now();
    logger.info({ signal }, 'stopping');
    const finished = await stop();
    logger[finished ? 'info' : 'warn']({ finished }, 'stopped');
    // A collector that does not answer would keep the process for as long as its time limit.
    if (telemetry !== undefined) process.exit();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
}

/**
 * Lets the heap grow to 2.3 times its live size before a full garbage collection, instead of up to 4 times. Under load,
 * the process needs 40 MB less and is as fast as before, since the objects of a request are garbage after its answer.
 */
function tuneGc(): void {
  setFlagsFromString('--heap-growing-percent=130');
}

interface StartupFacts {
  readonly address: AddressInfo;
  /** Of the port for metrics, if there is one. */
  readonly metricsAddress?: AddressInfo | undefined;
  /** Path of the API: `/api/v1`. */
  readonly basePath: string;
  readonly apiKey: StartUpKey;
}

/** The operator's first lines: the address, the key, and a first request, ready to paste. */
export function startupBanner({ address, metricsAddress, basePath, apiKey }: StartupFacts): string {
  const origin = originOf(address);
  const metrics = metricsAddress && `\n  Metrics         ${originOf(metricsAddress)}/metrics`;
  return `Rollcall listens on ${origin}${basePath}

  API key         ${describeKey(apiKey)}
  Console         ${origin}/console
  Documentation   ${origin}/docs${metrics ?? ''}

Create two customers:

${firstRequest(`${origin}${basePath}/customers/bulk-create`, apiKey)}
`;
}

function describeKey(apiKey: StartUpKey): string {
  if (apiKey.source === 'shown') return apiKey.key;
  return {
    configured: 'the one in ROLLCALL_API_KEY',
    stored: 'one of those in the database',
    none: 'none yet: rollcall-server keys create --tenant default creates one',
  }[apiKey.source];
}

function originOf(address: AddressInfo): string {
  return `http://${hostOf(address)}:${address.port}`;
}

/** The host in a URL. A server that listens on all addresses is reachable at the loopback. */
function hostOf({ address }: AddressInfo): string {
  if (address === '0.0.0.0') return '127.0.0.1';
  if (address === '::') return '[::1]';
  return address.includes(':') ? `[${address}]` : address;
}

/** The document's own example, so that the banner cannot show a request that the API refuses. */
function firstRequest(url: string, apiKey: StartUpKey): string {
  const header = apiKey.source === 'shown' ? `'x-api-key: ${apiKey.key}'` : '"x-api-key: $ROLLCALL_API_KEY"';
  const example = document.components.examples?.BusinessAndIndividualRequest as { value: { customers: unknown[] } };
  const customers = example.value.customers.map((customer) => `  ${JSON.stringify(customer)}`);
  return [
    `curl ${url} \\`,
    `  -H ${header} \\`,
    `  -H 'content-type: application/json' \\`,
    `  -d '{"customers": [\n${customers.join(',\n')}\n]}'`,
  ].join('\n');
}
