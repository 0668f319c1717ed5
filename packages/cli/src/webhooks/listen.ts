import { hostname } from 'node:os';
import process from 'node:process';
import {
  ValidationError,
  type WebhookEndpointCreate,
  type WebhookEndpoints,
  type WebhookEndpointWithSecret,
  type WebhookEventType,
} from '@rollcall/client';
import { type ConnectionOptions, connect } from '../core/connection.ts';
import { CliError, exitCodeOfSignal, exitCodes, messageOf } from '../core/errors.ts';
import { printWebhook } from './print-webhook.ts';
import { startReceiver } from './receiver.ts';

/** The options of `rollcall listen`. */
export interface ListenOptions extends ConnectionOptions {
  readonly forwardTo?: string;
  readonly eventTypes?: readonly WebhookEventType[];
  readonly publicUrl?: string;
  readonly port?: number;
  readonly json?: boolean;
}

/** `rollcall listen`. It ends after a signal, or if nobody reads its output, and deletes its endpoint in any case. */
export async function listen(options: ListenOptions): Promise<void> {
  const { port = 0, publicUrl, forwardTo, eventTypes, json = false } = options;
  checkTarget(forwardTo);
  const { rollcall, baseUrl } = await connect(options);
  checkReachable(baseUrl, options);
  const end = watchForEnd();
  const receiver = await startReceiver(port, forwardTo, (webhook) => printWebhook(webhook, json));
  try {
    const endpoint = { url: publicUrl ?? receiver.url, description: `rollcall listen on ${hostname()}` };
    const wanted = eventTypes === undefined ? {} : { event_types: [...eventTypes] };
    await withEndpoint(rollcall.webhookEndpoints, { ...endpoint, ...wanted }, async (created) => {
      receiver.verifyWith(created.secret);
      announce(created, receiver.url, forwardTo);
      await end.reached;
    });
  } finally {
    end.stopWatching();
    await receiver.close();
  }
}

function checkTarget(forwardTo: string | undefined): void {
  const isAddress =
    forwardTo === undefined || /^https?:$/.test(URL.canParse(forwardTo) ? new URL(forwardTo).protocol : '');
  if (!isAddress) throw new CliError('--forward-to must be an address such as http://localhost:3000/hook');
}

/** The server must reach this computer by its own loopback address, or through a tunnel. */
function checkReachable(baseUrl: string, { publicUrl, port }: ListenOptions): void {
  if (publicUrl !== undefined) {
    if (port === undefined) throw new CliError('--public-url needs --port, the port to which the tunnel leads');
    return;
  }
  const { hostname: server } = new URL(baseUrl);
  if (/^(?:localhost|127\.[\d.]+|\[::1\])$/.test(server)) return;
  const hint = 'Start a tunnel to a port of this computer, and use --public-url and --port';
  throw new CliError(`The server ${server} cannot send to this computer. ${hint}`);
}

/** Creates an endpoint for as long as something uses it. */
async function withEndpoint(
  endpoints: WebhookEndpoints,
  wanted: WebhookEndpointCreate,
  use: (endpoint: WebhookEndpointWithSecret) => Promise<void>,
): Promise<void> {
  const endpoint = await endpoints.create(wanted).catch((error: unknown) => {
    throw explained(error, wanted.url);
  });
  try {
    await use(endpoint);
  } finally {
    await endpoints.delete(endpoint.id).catch((cause: unknown) => {
      const command = `rollcall webhooks delete ${endpoint.id} --yes`;
      throw new CliError(`${messageOf(cause)}\nThe endpoint was not deleted. Run: ${command}`, exitCodes.unusable, {
        cause,
      });
    });
  }
}

function explained(error: unknown, url: string): unknown {
  const isUrl = error instanceof ValidationError && error.issues.some(({ field }) => field === 'url');
  if (!isUrl || !url.startsWith('http://127.')) return error;
  const hint = 'The server is not allowed to send to this computer: start it with WEBHOOKS_ALLOW_PRIVATE=loopback';
  return new CliError(`${messageOf(error)}\n${hint}`, exitCodes.refused, { cause: error });
}

function announce({ event_types, secret }: WebhookEndpointWithSecret, url: string, forwardTo?: string): void {
  const target = forwardTo === undefined ? '' : `, forwarding to ${forwardTo}`;
  process.stderr.write(`Listening on ${url} for ${event_types.join(', ')}${target}\n`);
  process.stderr.write(`Secret of the signatures: ${secret}\nReady. Ctrl-C ends it and deletes the endpoint.\n`);
}

/**
 * The end of listening: Ctrl-C, SIGTERM, a closed terminal, or an output that nobody reads. A second signal ends the process
 * at once.
 */
function watchForEnd(): { readonly reached: Promise<void>; readonly stopWatching: () => void } {
  let isReached = false;
  let end = (): void => undefined;
  const reached = new Promise<void>((resolve) => {
    end = resolve;
  });
  const onSignal = (signal: NodeJS.Signals): void => {
    if (isReached) process.exit(exitCodeOfSignal(signal));
    isReached = true;
    process.exitCode = exitCodeOfSignal(signal);
    end();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, onSignal);
  // Other commands end at once if their pipe is closed, which would leave the endpoint.
  process.stdout.removeAllListeners('error').on('error', () => end());
  return { reached, stopWatching: () => signals.forEach((signal) => void process.off(signal, onSignal)) };
}
