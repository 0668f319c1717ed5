import * as sdk from '@rollcall/client';
import { createCustomers } from './create-customers.mjs';

export default {
  async fetch(request) {
    return Response.json(await createCustomers(sdk, await request.json()));
  },
};
