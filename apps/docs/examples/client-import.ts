import { type CustomerCreate, Rollcall } from '@rollcall/client';

const { customers } = new Rollcall();

async function* source(): AsyncGenerator<CustomerCreate> {
  for (let number = 1; number <= 250; number += 1) {
    const primary_email = number === 7 ? 'seven' : `imported.${number}@example.com`;
    yield { customer_key: `imported_${number}`, customer_type: 'BUSINESS', primary_email };
  }
}

const report = await customers.import(source(), {
  onResult: (result) => {
    if (result.outcome === 'failed') console.log(result.index, result.customer_key, result.reason.message);
  },
});

console.log(report.created, 'created', report.failed, 'failed', report.unknown, 'unknown');
for (const { code, count } of report.failures) console.log(count, code);
