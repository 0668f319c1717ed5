import { type HttpResponse, parseJson } from '../oracle/response.ts';
import { newCustomer, registeredCustomer } from '../requests/customers.ts';
import { type Arguments, type Call, requestOf } from './official-sdk.ts';
import { javaScript, python } from './official-sdks.ts';

/** A request that the hosted API answers in another way, and the request that shows it. */
export interface Difference {
  /** As in the guide. */
  readonly request: string;
  readonly send: () => Promise<HttpResponse>;
}

export const differences: readonly Difference[] = [
  {
    request: 'A create with an invalid field',
    send: () => sent('POST customers/new', { body: { ...newCustomer(), primary_email: 'jane.example.com' } }),
  },
  {
    request: 'A create with a key that is taken',
    send: async () => {
      const { customer_key } = await registeredCustomer();
      return sent('POST customers/new', { body: newCustomer({ customer_key }) });
    },
  },
  {
    request: 'A create with a misspelled field',
    send: () => sent('POST customers/new', { body: { ...newCustomer(), frist_name: 'Jane' } }),
  },
  {
    request: 'A bulk create with an empty list',
    send: () => sent('POST customers/bulk-create', { body: { customers: [] } }),
  },
  {
    request: 'A bulk create with 101 customers',
    send: () => sent('POST customers/bulk-create', { body: { customers: Array.from({ length: 101 }, newCustomer) } }),
  },
  {
    request: 'A list with an unknown parameter',
    send: () => sent('GET customers', { filters: { serach_term: 'jane' } }),
  },
  {
    request: 'An update with another `customer_key`',
    send: async () => {
      const { customer_key: key } = await registeredCustomer();
      return sent('PATCH customers/KEY', { key, body: { customer_key: `${key}_2` } });
    },
  },
  {
    request: 'A number beyond the precision of a double, which only Python sends',
    send: () => {
      const metadata = { account: 12_345_678_901_234_567_890n };
      return python.send(requestOf(python, 'POST customers/new', { body: { ...newCustomer(), metadata } }));
    },
  },
  {
    request: 'A usage, wallet, checkout or subscription call',
    send: () => javaScript.send({ method: 'GET', endpoint: 'usage/access', query: { feature_key: 'a' } }),
  },
];

/** The status and the code of a response, as in the guide. */
export function statusAndCode(response: HttpResponse): string {
  const { code } = parseJson(response) as { code?: string };
  return `${response.status} \`${code}\``;
}

function sent(call: Call, given: Arguments): Promise<HttpResponse> {
  return javaScript.send(requestOf(javaScript, call, given));
}
