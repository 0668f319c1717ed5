// Prints the names of the errors of arguments that would lead to another path, or to none.
import { Rollcall } from '@rollcall/client';

const fetch = () => Promise.reject(new Error('a request was sent'));
const { customers } = new Rollcall({
  apiKey: 'sk_test_0123456789abcdef',
  baseUrl: 'http://127.0.0.1',
  fetch,
  maxRetries: 0,
});

const calls = [
  ...['', '.', '..', '\ud800'].map((key) => () => customers.get(key)),
  () => customers.list({ search_term: '\udc00' }),
  () => customers.list({ date_created: new Date() }),
];
const names = [];
for (const call of calls)
  names.push(
    await Promise.resolve()
      .then(call)
      .then(
        () => 'none',
        (error) => error.name,
      ),
  );
console.log(JSON.stringify(names));
