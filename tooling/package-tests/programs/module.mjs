import * as sdk from '@rollcall/client';
import { callEveryMethod } from './every-method.mjs';

console.log(JSON.stringify(await callEveryMethod(sdk, JSON.parse(process.argv.at(-1)))));
