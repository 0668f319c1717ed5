import * as sdk from '@rollcall/client';
import { callEveryMethod } from './every-method.mjs';

window.callEveryMethod = (target) => callEveryMethod(sdk, target);
