import * as sdk from '@rollcall/client';
import { callEveryMethod } from './every-method.mjs';

export default {
  async fetch(request) {
    return Response.json(await callEveryMethod(sdk, await request.json()));
  },
};
