import * as sdk from '@rollcall/client';
import { verify } from '@rollcall/client/webhooks';
import { reactive } from '@vue/reactivity';
import { callEveryMethod } from './every-method.mjs';

const wrappers = {
  reactive,
  Proxy: (target) => new Proxy(target, { get: (...args) => wrapped(Reflect.get(...args)) }),
};

/** A proxy whose objects are proxies, too, as tools for tracing make them. */
function wrapped(value) {
  return typeof value === 'object' && value !== null ? wrappers.Proxy(value) : value;
}

const [name, assignment] = process.argv.slice(-2);

function Rollcall(options) {
  return wrappers[name](new sdk.Rollcall(options));
}

console.log(JSON.stringify(await callEveryMethod({ ...sdk, verify, Rollcall }, JSON.parse(assignment))));
