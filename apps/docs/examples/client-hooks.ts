import { Rollcall } from '@rollcall/client';

const { customers } = new Rollcall({
  hooks: {
    onResponse: ({ operation, status, attempt }) => console.log(operation, status, attempt),
    onRetry: ({ operation, error, delayMs }) => console.log(operation, error.name, `again in ${delayMs} ms`),
  },
});

await customers.list();
