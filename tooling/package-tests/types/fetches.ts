import { Rollcall } from '@rollcall/client';
import nodeFetch from 'node-fetch';
import { ProxyAgent, fetch as undiciFetch } from 'undici';

const dispatcher = new ProxyAgent('http://127.0.0.1:8080');

export const clients = [
  new Rollcall({ fetch }),
  new Rollcall({ fetch: globalThis.fetch }),
  new Rollcall({ fetch: undiciFetch }),
  new Rollcall({ fetch: nodeFetch }),
  new Rollcall({ fetch: (url, init) => fetch(url, init) }),
  new Rollcall({ fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers } }) }),
  new Rollcall({ fetch: (url, init) => undiciFetch(url, { ...init, dispatcher }) }),
  new Rollcall({ fetch: async (url) => new Response(url) }),
];
