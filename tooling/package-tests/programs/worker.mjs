import * as sdk from '@rollcall/client';
import { verify } from '@rollcall/client/webhooks';
import { callEveryMethod } from './every-method.mjs';

export default {
  async fetch(request) {
    return Response.json(await callEveryMethod({ ...sdk, verify }, await request.json()));
  },
};
