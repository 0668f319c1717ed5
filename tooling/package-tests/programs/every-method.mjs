/** Calls every method of the SDK and returns the results. Every runtime runs this code. */
export async function callEveryMethod({ Rollcall, ConflictError }, { baseUrl, apiKey, tag }, options = {}) {
  const rollcall = new Rollcall({ apiKey, baseUrl, ...options });
  const { customers } = rollcall;
  const first = customer(tag, 0);
  const { customer_key } = first;

  const created = await customers.create(first);
  const conflict = await customers.create(first).catch((error) => error);
  const bulk = await customers.bulkCreate([customer(tag, 1), customer(tag, 1)]);
  const csv = await customers.uploadCsv(csvOf(customer(tag, 'csv')));
  const report = await customers.import(Array.from({ length: 150 }, (_, index) => customer(tag, index + 2)));

  const page = await customers.list({ search_term: tag, per_page: 1 });
  let iterated = 0;
  for await (const one of customers.iterate({ search_term: tag })) iterated += one.customer_key.startsWith(tag);
  let pages = 0;
  for await (const one of customers.pages({ search_term: tag })) pages += one.customers.length > 0;

  const read = await customers.get(customer_key);
  const raw = await rollcall.api.GET('/customers/{customer_key}', { params: { path: { customer_key } } });
  const updated = await customers.update(customer_key, { city: 'Lisbon' });
  const archived = await customers.archive(customer_key);
  const unarchived = await customers.unarchive(customer_key);
  const deleted = await customers.delete(customer_key);
  return {
    created: created.customer_key,
    conflict: [conflict instanceof ConflictError, conflict.name, conflict.code],
    bulk: [bulk.successful_count, bulk.failed_count],
    csv: [csv.successful_upload_count, csv.failed_upload_count],
    imported: [report.created, report.failed, report.unknown],
    listed: page.meta.total_count,
    iterated,
    pages,
    read: [read.legal_name, raw.data?.data.legal_name],
    updated: updated.city,
    archived: [archived.archived_at !== null, unarchived.archived_at],
    deleted: deleted.deleted,
  };
}

function customer(tag, number) {
  const customer_key = `${tag}_${number}`;
  return { customer_key, customer_type: 'BUSINESS', primary_email: `${customer_key}@example.com`, legal_name: tag };
}

function csvOf(row) {
  return `${Object.keys(row).join()}\n${Object.values(row).join()}\n`;
}
