import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { inTestEnvironment } from '@rollcall/test-environment';
import { aroundAll, expect, it } from 'vitest';
import { documentFile } from '../src/document.ts';
import { runCollection } from '../src/postman.ts';
import { startRollcall, type Target } from '../src/rollcall-server.ts';
import { runWorkflows, workflowsFile } from '../src/workflows.ts';

let target: Target;
let folder: string;

aroundAll((runTests) =>
  inTestEnvironment(async (environment) => {
    folder = await environment.newFolder();
    target = await startRollcall(environment);
    await runTests();
  }),
);

/** Bulk create has created the Jane Doe of all later requests. */
const statuses = [
  ['Create up to 100 customers', 200],
  ['Create customers from a CSV file', 200],
  ['Create a customer', 409],
  ['List customers', 200],
  ['Create a customer (former path)', 409],
  ['Get a customer', 200],
  ['Update a customer', 200],
  ['Update a customer (PUT)', 200],
  ['Archive a customer', 200],
  ['Unarchive a customer', 200],
  ['Get a customer with its billing', 200],
  ['Check whether a customer has an active subscription', 200],
  ['Create a webhook endpoint', 201],
  ['List webhook endpoints', 200],
  ['Get a webhook endpoint', 200],
  // The example disables the endpoint, so that there are no deliveries.
  ['Update a webhook endpoint', 200],
  ['Rotate the secret of a webhook endpoint', 200],
  ['Send a test event', 409],
  ['Send again everything that an endpoint missed', 409],
  ['List webhook deliveries', 200],
  ['Get a webhook delivery', 404],
  ['Send a webhook delivery again', 404],
  ['Delete a customer', 200],
  ['Delete a webhook endpoint', 200],
];

it('every request of the published collection gets a documented status, twice in a row', async () => {
  const file = createRequire(import.meta.url).resolve('@rollcall/contract/postman.json');
  const collection = JSON.parse(await readFile(file, 'utf8'));
  expect(await runCollection(collection, target, folder)).toEqual(statuses);
  expect(await runCollection(collection, target, folder)).toEqual(statuses);
});

it('every workflow beside the document runs, and leaves nothing behind', async () => {
  const outcome = { passed: ['importFixImportAgain'], steps: 5 };
  expect(await runWorkflows(workflowsFile, target)).toEqual(outcome);
  const headers = { 'x-api-key': target.apiKey };
  const list = await fetch(`${target.baseUrl}/customers?search_term=arazzo&archived=include`, { headers });
  expect(await list.json()).toMatchObject({ meta: { total_count: 0 } });
});

it('a workflow whose expectation does not hold fails with the name of its step', async () => {
  const text = await readFile(workflowsFile, 'utf8');
  const wrong = text
    .replace('/data/failed_count == 0', '/data/failed_count == 1')
    .replace('url: openapi.yaml', `url: ${documentFile}`);
  const file = join(folder, 'wrong.arazzo.yaml');
  await writeFile(file, wrong);
  await expect(runWorkflows(file, target)).rejects.toThrow(/✗ .*importAgain/);
});
