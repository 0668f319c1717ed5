import { Rollcall } from '@rollcall/client';
import createClient from 'openapi-react-query';

const api = createClient(new Rollcall().api);

export function useName(customer_key: string): string | null {
  const { data } = api.useSuspenseQuery('get', '/customers/{customer_key}', { params: { path: { customer_key } } });
  // @ts-expect-error a string is not a number
  const key: number = data.data.customer_key;
  return data.data.display_name ?? `${key}`;
}

export function useCreate() {
  const { mutate } = api.useMutation('post', '/customers');
  // @ts-expect-error a customer has a type
  mutate({ body: { customer_key: 'jane', primary_email: 'jane@example.com' } });
  return mutate;
}
