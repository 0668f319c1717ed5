/** Calls every method of the SDK and returns the results. Every runtime runs this code. */
export async function callEveryMethod({ Rollcall, ConflictError, verify }, { baseUrl, apiKey, tag }, options = {}) {
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
    webhooks: await callEveryWebhookMethod(rollcall),
    verified: await verifiedTypes(verify),
  };
}

/** Nothing can be delivered to the endpoint, so its test event stays pending. */
async function callEveryWebhookMethod({ webhookEndpoints, webhookDeliveries }) {
  const wanted = { url: 'https://hook.invalid/', event_types: ['import.completed'] };
  const { id, secret } = await webhookEndpoints.create(wanted);
  const { description } = await webhookEndpoints.update(id, { description: 'a test' });
  const listed = (await webhookEndpoints.list()).some((endpoint) => endpoint.id === id);
  const { status } = await webhookEndpoints.get(id);
  const rotated = await webhookEndpoints.rotateSecret(id, { overlap_seconds: 0 });
  const delivery = await webhookEndpoints.sendTest(id, { type: 'customer.updated' });
  // Without the imports of programs that run at the same time.
  const query = { endpoint_id: id, event_type: 'customer.updated' };
  const page = await webhookDeliveries.list(query);
  const [iterated] = await webhookDeliveries.iterate(query).toArray({ limit: 2 });
  const { event } = await webhookDeliveries.get(delivery.id);
  const pending = await webhookDeliveries.redeliver(delivery.id).catch(({ code }) => code);
  const { count } = await webhookEndpoints.redeliverFailed(id);
  const { deleted } = await webhookEndpoints.delete(id);
  return {
    endpoint: [description, listed, status, rotated.secret === secret, deleted],
    delivery: [page.deliveries.length, iterated?.id === delivery.id, event?.type, pending, count],
  };
}

const BODY =
  '{"id":"evt_1","type":"customer.created","created_at":1770626948000,"data":{"customer":{"customer_key":"köln_001"}}}';

/** The results for a signed request, and for the same one with another body. */
function verifiedTypes(verify) {
  const headers = {
    'webhook-id': 'evt_1',
    'webhook-timestamp': '1770626948',
    'webhook-signature': 'v1,eptSLNe0IuDi4dJa9wEKtCGINsqd8PiTQHBwSJE/IJE=',
  };
  const secret = 'whsec_cm9sbGNhbGwtd2ViaG9va3MtdGVzdC12ZWN0b3ItMzI=';
  const results = [BODY, BODY.replace('köln', 'bonn')].map((body) =>
    verify(body, new Headers(headers), secret, { now: 1770626948000 }).then(
      ({ type }) => type,
      ({ name, reason }) => `${name}: ${reason}`,
    ),
  );
  return Promise.all(results);
}

function customer(tag, number) {
  const customer_key = `${tag}_${number}`;
  return { customer_key, customer_type: 'BUSINESS', primary_email: `${customer_key}@example.com`, legal_name: tag };
}

function csvOf(row) {
  return `${Object.keys(row).join()}\n${Object.values(row).join()}\n`;
}
