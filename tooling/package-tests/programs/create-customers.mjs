/** Creates customers in every way that the SDK offers and returns the results. Every runtime runs this code. */
export async function createCustomers({ Rollcall, ConflictError }, { baseUrl, apiKey, tag }) {
  const { customers } = new Rollcall({ apiKey, baseUrl });
  const created = await customers.create(customer(tag, 0));
  const bulk = await customers.bulkCreate([customer(tag, 1), customer(tag, 1)]);
  const report = await customers.import(Array.from({ length: 150 }, (_, index) => customer(tag, index + 2)));
  const page = await customers.list({ search_term: tag, per_page: 1 });
  let iterated = 0;
  for await (const { customer_key } of customers.iterate({ search_term: tag }))
    iterated += customer_key.startsWith(tag);
  const conflict = await customers.create(customer(tag, 0)).catch((error) => error);
  return {
    created: created.customer_key,
    bulk: [bulk.successful_count, bulk.failed_count],
    imported: [report.created, report.failed, report.unknown],
    listed: page.meta.total_count,
    iterated,
    conflict: [conflict instanceof ConflictError, conflict.name, conflict.code],
  };
}

function customer(tag, number) {
  const customer_key = `${tag}_${number}`;
  return { customer_key, customer_type: 'BUSINESS', primary_email: `${customer_key}@example.com`, legal_name: tag };
}
