import { Rollcall } from '@rollcall/client';

const { customers } = new Rollcall({ apiKey: 'sk_test_1', baseUrl: 'https://rollcall.example.com/api/v1' });
const customer_key = 'jane_doe_001';
await customers.create({ customer_key, customer_type: 'INDIVIDUAL', primary_email: 'jane@example.com' });
