import { text } from 'node:stream/consumers';
import { Rollcall } from '@rollcall/client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import createClient from 'openapi-react-query';
import { createElement, Suspense } from 'react';
import { prerenderToNodeStream } from 'react-dom/static';

const { tag, ...options } = JSON.parse(process.argv.at(-1));
const rollcall = new Rollcall(options);
await rollcall.customers.create({
  customer_key: tag,
  customer_type: 'BUSINESS',
  primary_email: `${tag}@example.com`,
  legal_name: 'Pied Piper',
});

const api = createClient(rollcall.api);
const client = new QueryClient();

function Name({ customer_key }) {
  const { data } = api.useSuspenseQuery('get', '/customers/{customer_key}', { params: { path: { customer_key } } });
  return createElement('h1', null, data.data.legal_name);
}

const page = createElement(Suspense, { fallback: 'loading' }, createElement(Name, { customer_key: tag }));
const { prelude } = await prerenderToNodeStream(createElement(QueryClientProvider, { client }, page));
const missing = await client
  .fetchQuery(api.queryOptions('get', '/customers/{customer_key}', { params: { path: { customer_key: `${tag}_2` } } }))
  .catch((error) => error);
console.log(JSON.stringify({ html: await text(prelude), missing: missing.code }));
