import { createRollcallFetch } from '@rollcall/client';
import type { paths } from '@rollcall/contract';
import createClient from 'openapi-fetch';

const baseUrl = process.env.ROLLCALL_BASE_URL ?? 'http://127.0.0.1:4010/api/v1';
const client = createClient<paths>({ baseUrl, fetch: createRollcallFetch({ baseUrl, maxRetries: 5 }) });

const { data } = await client.GET('/customers', { params: { query: { per_page: 1 } } });
console.log(data?.meta.limit_value);
