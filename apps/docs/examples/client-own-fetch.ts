import { Rollcall } from '@rollcall/client';

const { customers } = new Rollcall({
  fetch: async (url, init) => {
    const response = await fetch(url, { ...init, headers: { ...init.headers, 'x-trace': 'a1b2' } });
    console.log(init.method, new URL(url).pathname, response.status); // → GET /api/v1/customers 200
    return response;
  },
});

await customers.list();
