import * as sdk from '@rollcall/client';
import { verify } from '@rollcall/client/webhooks';
import { callEveryMethod } from './every-method.mjs';

window.callEveryMethod = (target) => callEveryMethod({ ...sdk, verify }, target);
