import { type CustomerCreate, Rollcall } from '@rollcall/client';

const { customers } = new Rollcall();

const source = Array.from({ length: 250 }, (_, number): CustomerCreate => {
  const primary_email = `resumed.${number}@example.com`;
  return { customer_key: `resumed_${number}`, customer_type: 'BUSINESS', primary_email };
});

// Store these in a file or in a database, so that they survive a crash.
const progress = { runId: 'import-2026-11-29', startedAt: new Date(), done: 0 };

async function importRest(sentBefore: boolean) {
  const { runId, startedAt, done: firstIndex } = progress;
  return customers.import(source.slice(firstIndex), {
    runId,
    startedAt,
    firstIndex,
    sentBefore,
    onBatch: (results) => {
      progress.done += results.length;
      if (progress.done === 100) throw new Error('as if the process had crashed');
    },
  });
}

await importRest(false).catch(() => console.log('stopped after', progress.done));
const { created, failed, unknown } = await importRest(true);
console.log(created, 'created', failed, 'failed', unknown, 'unknown');
