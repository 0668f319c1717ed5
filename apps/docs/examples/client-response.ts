import { Rollcall } from '@rollcall/client';

const { customers } = new Rollcall();

const { data, status, headers, requestId, attempts } = await customers.list({ per_page: 1 }).withResponse();
console.log(status, attempts, requestId, headers.get('content-type'), data.meta.limit_value);
