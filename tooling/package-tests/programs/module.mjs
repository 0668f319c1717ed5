import * as sdk from '@rollcall/client';
import { verify } from '@rollcall/client/webhooks';
import { callEveryMethod } from './every-method.mjs';

console.log(JSON.stringify(await callEveryMethod({ ...sdk, verify }, JSON.parse(process.argv.at(-1)))));
