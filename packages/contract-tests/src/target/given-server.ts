import { randomBytes } from 'node:crypto';
import type { RunningServer } from './reference-server.ts';
import type { Target } from './target.ts';
import { startRemoteWebhooks } from './webhook-target.ts';

/**
 * A server that runs already, and its abilities. Prints which tests it makes impossible.
 *
 * @throws Error if `CONTRACT_API_KEY` is not set.
 */
export async function givenServer(url: string): Promise<RunningServer> {
  const { CONTRACT_API_KEY: apiKey } = process.env;
  if (!apiKey) throw new Error('CONTRACT_BASE_URL is set, so CONTRACT_API_KEY has to be set as well');
  const baseUrl = url.replace(/\/+$/, '');
  const { CONTRACT_ORIGIN: allowedOrigin, CONTRACT_OTHER_API_KEY: otherApiKey } = process.env;
  const given = { baseUrl, apiKey, otherApiKey, allowedOrigin, ...UNKNOWN_ABILITIES };
  const webhooks = await startRemoteWebhooks();
  const target = { ...given, ...webhooks.target, ...(await probe(baseUrl, apiKey)) };
  console.log(`Contract tests against ${baseUrl} (CONTRACT_BASE_URL)`);
  const obstacles = [
    [target.supportsFaultInjection, 'It ignores "Prefer: code=503". Tests that need an injected failure are skipped.'],
    [otherApiKey, 'CONTRACT_OTHER_API_KEY is not set. Histories have one tenant instead of two.'],
    [target.setsClock, 'It ignores "Prefer: now=…". No test looks at both ends of a day.'],
    [allowedOrigin, 'CONTRACT_ORIGIN is not set. Tests of pages in a browser are skipped.'],
    [target.limitsRequests, 'Its responses have no RateLimit. Tests of quotas are skipped.'],
    [target.limitsInvalidKeys, 'Whether it limits invalid keys is unknown. The test of that is skipped.'],
    [target.receiver, 'CONTRACT_WEBHOOK_URL is not set. Tests that receive webhooks are skipped.'],
    [
      target.retriesSoon,
      'It may wait for hours before it sends a webhook again. The test of a last attempt is skipped.',
    ],
    [target.servesDocument, 'It has no /openapi.json. Tests of the served document are skipped.'],
  ] as const;
  for (const [isPossible, obstacle] of obstacles) if (!isPossible) console.log(obstacle);
  return { target, stop: () => webhooks.end(target) };
}

const UNKNOWN_ABILITIES = { limitsInvalidKeys: false, retriesSoon: false, clockToleranceMs: 1_000 };

type Abilities = Pick<Target, 'supportsFaultInjection' | 'setsClock' | 'limitsRequests' | 'servesDocument'>;

/** The abilities of a server that not every one has. */
async function probe(baseUrl: string, apiKey: string): Promise<Abilities> {
  const headers = { 'x-api-key': apiKey, prefer: 'code=503' };
  const response = await fetch(`${baseUrl}/customers?per_page=1`, { headers });
  const document = await fetch(new URL('/openapi.json', baseUrl));
  await Promise.all([response.arrayBuffer(), document.arrayBuffer()]);
  return {
    supportsFaultInjection: response.status === 503,
    setsClock: await setsClock(baseUrl, apiKey),
    limitsRequests: response.headers.has('ratelimit'),
    servesDocument: document.status === 200,
  };
}

/** Creates a customer at a time in the past, and deletes it. */
async function setsClock(baseUrl: string, apiKey: string): Promise<boolean> {
  const customer_key = `probe_${randomBytes(8).toString('hex')}`;
  const at = '2026-01-31T23:59:59.999Z';
  const response = await fetch(`${baseUrl}/customers`, {
    method: 'POST',
    headers: { 'x-api-key': apiKey, 'content-type': 'application/json', prefer: `now="${at}"` },
    body: JSON.stringify({ customer_key, customer_type: 'BUSINESS', primary_email: `${customer_key}@example.com` }),
  });
  const text = await response.text();
  await fetch(`${baseUrl}/customers/${customer_key}`, { method: 'DELETE', headers: { 'x-api-key': apiKey } });
  return text.includes(`"created_at":"${at}"`);
}
