import type { AddressInfo } from 'node:net';
import { document } from '@rollcall/contract/document';
import type { StartUpKey } from './api-keys/ensure-start-up-key.ts';

/** What {@link startUpNotice} tells of. */
export interface StartUpFacts {
  readonly address: AddressInfo;
  /** Path below which the operations lie: `/api/v1`. */
  readonly basePath: string;
  readonly apiKey: StartUpKey;
}

/** What the operator reads when the server is up: where it is, the key, and a first request, ready to paste. */
export function startUpNotice({ address, basePath, apiKey }: StartUpFacts): string {
  const origin = `http://${hostOf(address)}:${address.port}`;
  return `Rollcall listens on ${origin}${basePath}

  API key         ${describeKey(apiKey)}
  Documentation   ${origin}/docs

Create two customers:

${firstRequest(`${origin}${basePath}/customers/bulk-create`, apiKey)}
`;
}

function describeKey(apiKey: StartUpKey): string {
  if (apiKey.source === 'shown') return apiKey.key;
  return {
    configured: 'the one in ROLLCALL_API_KEY',
    stored: 'one of those in the database',
    none: 'none yet: rollcall-server keys create --tenant default makes one',
  }[apiKey.source];
}

/** The host as it stands in a URL. A server that listens on all addresses is called at the loopback. */
function hostOf({ address }: AddressInfo): string {
  if (address === '0.0.0.0') return '127.0.0.1';
  if (address === '::') return '[::1]';
  return address.includes(':') ? `[${address}]` : address;
}

/** The document's own example, so that the notice cannot show a request that the API refuses. */
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
