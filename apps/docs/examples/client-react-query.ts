import { Rollcall } from '@rollcall/client';
import { QueryClient } from '@tanstack/react-query';
import createClient from 'openapi-react-query';

const api = createClient(new Rollcall().api);

// In a component: const { data, error } = api.useQuery('get', '/customers', { params });
const params = { query: { per_page: 5 } };
const { data, meta } = await new QueryClient().fetchQuery(api.queryOptions('get', '/customers', { params }));
console.log(data.length <= 5, meta.limit_value);
