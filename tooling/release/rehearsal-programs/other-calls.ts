// Uses nothing that the second release of a rehearsal takes away.
import { Rollcall } from '@rollcall/client';

const { customers } = new Rollcall();
await customers.create({ customer_key: 'other_001', customer_type: 'BUSINESS', primary_email: 'other@example.com' });
const updated = await customers.update('other_001', { city: 'Lisbon' });
const { customers: found } = await customers.list({ per_page: 100, search_term: 'other' });
const deleted = await customers.delete('other_001');
console.log(updated.city, found.length, deleted.deleted);
