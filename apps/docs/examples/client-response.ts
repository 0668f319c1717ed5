import { Rollcall } from '@rollcall/client';

const { customers } = new Rollcall({
  hooks: {
    onResponse: ({ operation, status, durationMs }) => console.log(operation, status, `in ${durationMs} ms`),
    onRetry: ({ operation, error, delayMs }) => console.log(operation, error.name, `again in ${delayMs} ms`),
  },
});

const { data, status, headers, requestId, attempts } = await customers.list({ per_page: 1 }).withResponse();
console.log(status, attempts, requestId, headers.get('content-type'), data.meta.limit_value);
