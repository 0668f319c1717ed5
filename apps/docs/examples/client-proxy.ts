import { Rollcall } from '@rollcall/client';
import { ProxyAgent, setGlobalDispatcher, fetch as undiciFetch } from 'undici';

const dispatcher = new ProxyAgent(process.env.HTTPS_PROXY ?? 'http://127.0.0.1:3128');

// For this client only:
const rollcall = new Rollcall({ fetch: (url, init) => undiciFetch(url, { ...init, dispatcher }) });
console.log((await rollcall.customers.list({ per_page: 1 })).meta.limit_value);

// For every fetch of the process:
setGlobalDispatcher(dispatcher);
console.log((await new Rollcall().customers.list({ per_page: 2 })).meta.limit_value);
