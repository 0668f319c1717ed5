import type { OutgoingHttpHeaders } from 'node:http';
import { operationOf, type Route, routeOf } from '../document/operations.ts';
import { csvForm, cutOffForm, form, jsonBody, jsonBodyWith, type RequestBody, rawBody } from '../requests/bodies.ts';
import { completeRequest } from '../requests/complete-request.ts';
import { newCustomer, registeredCustomer } from '../requests/customers.ts';
import { expectSuccess, type OperationRequest, requestOperation } from '../requests/request.ts';
import { queuedTest, registeredEndpoint, unansweredUrl } from '../webhooks/endpoints.ts';
import type { ExampleScenario, ScenarioContext } from './scenario.ts';
import { firstCursor, registeredIndividual } from './success-scenarios.ts';
import { withUniqueIds } from './unique-ids.ts';
import { webhookFailures } from './webhook-scenarios.ts';

/** A byte that never occurs in UTF-8. */
const INVALID_BYTE = Buffer.from([0xff]);
const COLUMNS = 'customer_key,customer_type,primary_email';
const BUSINESS = { customer_key: 'acme_corp_001', customer_type: 'BUSINESS', primary_email: 'contact@acmecorp.com' };

/** The scenarios of the failures that only fault injection can provoke, by the name of the example. */
export const injectedFailures: Readonly<Record<string, ExampleScenario>> = {
  idempotencyInProgress: withHeaders({ prefer: 'code=409' }),
  queryTooSlow: withHeaders({ prefer: 'code=422' }),
  rateLimited: withHeaders({ prefer: 'code=429' }),
  internalError: withHeaders({ prefer: 'code=500' }),
  serviceUnavailable: withHeaders({ prefer: 'code=503' }),
};

/** The scenario of each example of a failure, by its name. Operations that show the same example share the scenario. */
export const failureScenarios: Readonly<Record<string, ExampleScenario>> = {
  malformedJson: withBody(rawBody('application/json', '{"customers": [')),
  repeatedName: withBody(rawBody('application/json', '{"metadata":{"plan":"pro","plan":"free"}}')),
  invalidEncoding: withBody(rawBody('application/json', INVALID_BYTE)),
  invalidCsvEncoding: withBody(csvForm(INVALID_BYTE)),
  nestingTooDeep: withBody(rawBody('application/json', '['.repeat(33))),
  malformedUrl: ({ route }) => changedRequest(route, { url: urlThatEndsInPercentSign(route) }),
  malformedMultipart: withBody(cutOffForm(COLUMNS)),
  apiKeyMissing: withHeaders({ 'x-api-key': undefined }),
  apiKeyInvalid: withHeaders({ 'x-api-key': 'sk_test_unknown' }),
  customerNotFound: ({ route, tag }) =>
    changedRequest(route, { path: withUniqueIds({ customer_key: 'ghost_001' }, tag) }),
  notAcceptable: withHeaders({ accept: 'application/xml' }),
  customerKeyTaken: reuseKeyOfBusiness,
  primaryEmailTaken: reuseEmailOfBusiness,
  preconditionFailed: withHeaders({ 'if-match': '"stale"' }),
  bodyTooLarge: tooLarge,
  csvTooLarge: tooLarge,
  jsonExpected: withHeaders({ 'content-type': 'text/plain' }),
  multipartExpected: withHeaders({ 'content-type': 'application/json' }),
  noCustomers: withBody(jsonBody({ customers: [] })),
  tooManyCustomers: withBody(jsonBody({ customers: Array.from({ length: 101 }, () => ({})) })),
  invalidCustomer: withBody(jsonBody({ customer_key: 'a', customer_type: 'INDIVIDUAL', frist_name: 'Jane' })),
  inexactNumber: withBody(jsonBodyWith({ ...newCustomer(), metadata: { account: 'HERE' } }, '12345678901234567890')),
  keyCannotChange: withBody(jsonBody({ customer_key: 'another_001' })),
  unknownParameter: ({ route }) => changedRequest(route, { query: { perpage: '10' } }),
  perPageTooLarge: ({ route }) => requestOperation(route, { query: { per_page: '101' } }),
  pageAndCursor: ({ route }) => requestOperation(route, { query: { page: '2', cursor: 'x' } }),
  cursorOfAnotherList: async ({ route, tag }) => {
    if (route.operationId === 'listWebhookDeliveries') return cursorOfOtherDeliveries(route);
    await registeredCustomer({ last_name: tag });
    await registeredCustomer({ last_name: tag });
    const cursor = await firstCursor({ search_term: tag, per_page: '1' });
    return requestOperation(route, { query: { cursor } });
  },
  invalidKey: ({ route }) => changedRequest(route, { path: { customer_key: ' jane_doe_001' } }),
  unknownColumn: withBody(csvForm(`${COLUMNS},frist_name\n`)),
  noFile: withBody(form([])),
  idempotencyKeyReused: reuseKey,
  idempotencyResponseErased: repeatAfterDeletion,
  ...webhookFailures,
  ...injectedFailures,
};

function withBody(body: RequestBody): ExampleScenario {
  return ({ route }) => changedRequest(route, { body });
}

function withHeaders(headers: OutgoingHttpHeaders): ExampleScenario {
  return ({ route }) => changedRequest(route, { headers });
}

/** Reads the second page of all deliveries with the cursor of those to one endpoint. */
async function cursorOfOtherDeliveries(route: Route) {
  const { id: endpoint_id } = await registeredEndpoint({ url: unansweredUrl() });
  await queuedTest(endpoint_id);
  await queuedTest(endpoint_id);
  const query = { endpoint_id, per_page: '1' };
  const { meta } = await expectSuccess(routeOf('listWebhookDeliveries'), { query });
  return requestOperation(route, { query: { cursor: meta.next_cursor ?? '' } });
}

/** Sends a complete request with one thing changed. */
async function changedRequest(route: Route, change: OperationRequest) {
  return requestOperation(route, { ...(await completeRequest(route)), ...change });
}

function tooLarge({ route }: { route: Route }) {
  const size = (operationOf(route.operationId).maxBodyBytes ?? 0) + 1;
  return changedRequest(route, { headers: { 'content-length': size }, withholdBody: true });
}

function urlThatEndsInPercentSign({ path }: Route): string {
  return path.includes('{') ? path.replace(/\{\w+\}/, 'jane_doe_001%') : `${path}?search_term=%`;
}

/** Sends two different requests with the same idempotency key. */
async function reuseKey({ route, tag }: ScenarioContext) {
  const headers = { 'idempotency-key': tag };
  await requestOperation(route, { ...(await completeRequest(route)), headers });
  return requestOperation(route, { ...(await completeRequest(route)), headers });
}

/** Sends the same request twice with one idempotency key, and deletes its customer in between. */
async function repeatAfterDeletion({ route, tag }: ScenarioContext) {
  const request = { ...(await completeRequest(route)), headers: { 'idempotency-key': tag } };
  const first = await requestOperation(route, request);
  const [, customer_key = ''] = /"customer_key":"([^"]+)"/.exec(first.body.toString()) ?? [];
  await expectSuccess(routeOf('deleteCustomer'), { path: { customer_key } });
  return requestOperation(route, request);
}

/** Creates another customer with the key of the business of the examples. */
async function reuseKeyOfBusiness({ route, tag }: ScenarioContext) {
  const business = withUniqueIds(BUSINESS, tag);
  await expectSuccess(routeOf('createCustomer'), { body: jsonBody(business) });
  return requestOperation(route, { body: jsonBody({ ...business, primary_email: `other.${tag}@acmecorp.com` }) });
}

/** Requests the address of the business of the examples for another customer, a new or an existing one. */
async function reuseEmailOfBusiness({ route, tag }: ScenarioContext) {
  const business = withUniqueIds(BUSINESS, tag);
  await expectSuccess(routeOf('createCustomer'), { body: jsonBody(business) });
  if (route.operationId === 'createCustomer') {
    return requestOperation(route, { body: jsonBody({ ...business, customer_key: `other_${tag}` }) });
  }
  const body = jsonBody({ primary_email: business.primary_email });
  return requestOperation(route, { path: await registeredIndividual(tag), body });
}
