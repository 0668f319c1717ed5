import { randomBytes } from 'node:crypto';
import { startReceiver } from './receiver.ts';
import type { Target } from './target.ts';

/** The port of the receiver for a server elsewhere, unless `CONTRACT_WEBHOOK_PORT` names another. */
const PORT = 4011;

type Server = Pick<Target, 'baseUrl' | 'apiKey' | 'otherApiKey'>;

/** The place to which the server under test sends the webhooks of this run, and how to end that. */
export interface Webhooks {
  readonly target: Pick<Target, 'webhookBase' | 'receiver'>;
  readonly stop: () => Promise<void>;
  /** Deletes the endpoints of this run, then stops. */
  readonly end: (server: Server) => Promise<void>;
}

/** For a server on this machine that may send to loopback addresses. */
export async function startLocalWebhooks(): Promise<Webhooks> {
  const { origin, stop } = await startReceiver();
  return toWebhooks(origin, origin, stop);
}

/**
 * For a server elsewhere. Without `CONTRACT_WEBHOOK_URL`, an address under which it reaches the receiver, endpoints have an
 * address where nobody listens.
 */
export async function startRemoteWebhooks(): Promise<Webhooks> {
  const { CONTRACT_WEBHOOK_URL: url, CONTRACT_WEBHOOK_PORT: port = PORT } = process.env;
  if (!url) return toWebhooks('https://hooks.example.com', undefined, async () => {});
  const { origin, stop } = await startReceiver({ port: Number(port), isPublic: true });
  return toWebhooks(url.replace(/\/+$/, ''), origin, stop);
}

function toWebhooks(publicUrl: string, origin: string | undefined, stop: () => Promise<void>): Webhooks {
  const run = `run_${randomBytes(8).toString('hex')}`;
  const webhookBase = `${publicUrl}/${run}`;
  const receiver = origin && origin + new URL(webhookBase).pathname;
  const end = async (server: Server): Promise<void> => {
    await deleteEndpoints(server, run);
    await stop();
  };
  return { target: { webhookBase, receiver }, stop, end };
}

/** Otherwise, the server would try to send to them for days. */
async function deleteEndpoints({ baseUrl, apiKey, otherApiKey }: Server, run: string): Promise<void> {
  for (const key of [apiKey, otherApiKey].filter((one) => one !== undefined)) {
    const headers = { 'x-api-key': key };
    const response = await fetch(`${baseUrl}/webhook_endpoints`, { headers });
    const { data } = (await response.json()) as { readonly data: readonly { id: string; url: string }[] | null };
    for (const { id } of (data ?? []).filter(({ url }) => url.includes(run))) {
      await fetch(`${baseUrl}/webhook_endpoints/${id}`, { method: 'DELETE', headers });
    }
  }
}
