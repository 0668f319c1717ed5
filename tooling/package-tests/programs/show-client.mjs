import { inspect } from 'node:util';
import { Rollcall } from '@rollcall/client';
import { reactive } from '@vue/reactivity';

const { tag, ...options } = JSON.parse(process.argv.at(-1));
const rollcall = new Rollcall(options);
const error = await rollcall.customers.get(tag).catch((reason) => reason);

// Also before and after use, as a client may keep its last request.
for (const value of [rollcall, rollcall.customers, rollcall.api, reactive(rollcall), new Proxy(rollcall, {}), error]) {
  console.log(value);
  console.log('%o %O %j', value, value, value);
  console.log(inspect(value, { depth: Infinity, showHidden: true, getters: true, showProxy: true }));
  console.log(JSON.stringify(value), String(value), { ...value });
}
