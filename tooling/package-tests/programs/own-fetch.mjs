import * as sdk from '@rollcall/client';
import { verify } from '@rollcall/client/webhooks';
import nodeFetch from 'node-fetch';
import { fetch as undiciFetch } from 'undici';
import { callEveryMethod } from './every-method.mjs';

const fetches = {
  undici: undiciFetch,
  'node-fetch': nodeFetch,
  wrapper: (url, init) => fetch(url, { ...init, headers: { ...init.headers } }),
};

const [name, assignment] = process.argv.slice(-2);
const result = await callEveryMethod({ ...sdk, verify }, JSON.parse(assignment), { fetch: fetches[name] });
console.log(JSON.stringify(result));
