import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inTestEnvironment } from '@rollcall/test-environment';
import { aroundAll, expect, it } from 'vitest';
import { arrange, type Collection, itemsOf, makeCollection, runCollection } from '../src/postman.ts';
import { startRollcall, type Target } from '../src/rollcall-server.ts';

let target: Target;
let folder: string;
let collection: Collection;

aroundAll((runTests) =>
  inTestEnvironment(async (environment) => {
    folder = await environment.newFolder();
    const csvFile = join(folder, 'customers.csv');
    await writeFile(csvFile, 'customer_key,customer_type,primary_email\nglobex_001,BUSINESS,info@globex.com\n');
    target = await startRollcall(environment);
    collection = await makeCollection(csvFile);
    await runTests();
  }),
);

/** The examples of bulk create and of create contain the same Jane Doe. */
const statuses = [
  ['Create up to 100 customers', 200],
  ['Create customers from a CSV file', 200],
  ['Create a customer', 409],
  ['List customers', 200],
  ['Create a customer (former path)', 409],
  ['Get a customer', 200],
  ['Update a customer', 200],
  ['Update a customer (PUT)', 200],
  ['Delete a customer', 200],
  ['Get a customer with its billing', 404],
  ['Check whether a customer has an active subscription', 404],
  ['Archive a customer', 404],
  ['Unarchive a customer', 404],
  // The server chooses the ids of webhook endpoints and deliveries.
  ['Create a webhook endpoint', 201],
  ['List webhook endpoints', 200],
  ['Get a webhook endpoint', 404],
  ['Update a webhook endpoint', 404],
  ['Delete a webhook endpoint', 404],
  ['Rotate the secret of a webhook endpoint', 404],
  ['Send a test event', 404],
  ['Send again everything that an endpoint missed', 404],
  ['List webhook deliveries', 200],
  ['Get a webhook delivery', 404],
  ['Send a webhook delivery again', 404],
];

it('a Postman collection made from the document gets documented statuses, twice in a row', async () => {
  expect(await runCollection(collection, target, folder)).toEqual(statuses);
  expect(await runCollection(collection, target, folder)).toEqual(statuses);
  const documented = new Map(itemsOf(collection).map(({ name, response }) => [name, response.map(({ code }) => code)]));
  for (const [name, status] of statuses) expect(documented.get(name as string), `of ${name}`).toContain(status);
});

const life = [
  ['Create a customer', 201],
  ['Get a customer', 200],
  ['Update a customer', 200],
  ['Update a customer (PUT)', 200],
  ['List customers', 200],
  ['Archive a customer', 200],
  ['Unarchive a customer', 200],
  ['Delete a customer', 200],
] as const;

it('the requests of a Postman collection create, change, archive and delete a customer, twice in a row', async () => {
  const arranged = arrange(
    collection,
    life.map(([name]) => name),
  );
  expect(await runCollection(arranged, target, folder)).toEqual(life);
  expect(await runCollection(arranged, target, folder)).toEqual(life);
});
