import { callEveryMethod } from './every-method.mjs';

// React Native and browsers before December 2023 lack these.
delete URL.canParse;
delete AbortSignal.any;
delete AbortSignal.timeout;
delete globalThis.structuredClone;

const sdk = await import('@rollcall/client');
const { verify } = await import('@rollcall/client/webhooks');
console.log(JSON.stringify(await callEveryMethod({ ...sdk, verify }, JSON.parse(process.argv.at(-1)))));
