import type { OutgoingHttpHeaders } from 'node:http';
import { operationOf, type Route, routeOf } from '../document/operations.ts';
import { csvForm, cutOffForm, form, jsonBody, type RequestBody, rawBody } from '../requests/bodies.ts';
import { completeRequest } from '../requests/complete-request.ts';
import { registeredCustomer } from '../requests/customers.ts';
import { expectSuccess, type OperationRequest, requestOperation } from '../requests/request.ts';
import { type ExampleScenario, firstCursor, registeredIndividual, type ScenarioContext } from './success-scenarios.ts';
import { withUniqueIds } from './unique-ids.ts';

/** Not a character in any encoding of text that is UTF-8. */
const LONE_BYTE = Buffer.from([0xff]);
const COLUMNS = 'customer_key,customer_type,primary_email';
const BUSINESS = { customer_key: 'acme_corp_001', customer_type: 'BUSINESS', primary_email: 'contact@acmecorp.com' };

/** By name: what leads to each example of a failure, whichever operation shows it. */
export const failureScenarios: Readonly<Record<string, ExampleScenario>> = {
  malformedJson: withBody(rawBody('application/json', '{"customers": [')),
  invalidEncoding: ({ route }) => spoiltRequest(route, { body: undecodableBody(route) }),
  nestingTooDeep: withBody(rawBody('application/json', '['.repeat(33))),
  malformedUrl: ({ route }) => requestOperation(route, { url: urlThatEndsInPercentSign(route) }),
  malformedMultipart: withBody(cutOffForm(COLUMNS)),
  apiKeyMissing: withHeaders({ 'x-api-key': undefined }),
  apiKeyInvalid: withHeaders({ 'x-api-key': 'sk_test_unknown' }),
  customerNotFound: ({ route, tag }) =>
    spoiltRequest(route, { path: withUniqueIds({ customer_key: 'ghost_001' }, tag) }),
  notAcceptable: withHeaders({ accept: 'application/xml' }),
  primaryEmailTaken: takeEmailOfBusiness,
  bodyTooLarge: tooLarge,
  csvTooLarge: tooLarge,
  jsonExpected: withHeaders({ 'content-type': 'text/plain' }),
  multipartExpected: withHeaders({ 'content-type': 'application/json' }),
  noCustomers: withBody(jsonBody({ customers: [] })),
  tooManyCustomers: withBody(jsonBody({ customers: Array.from({ length: 101 }, () => ({})) })),
  invalidCustomer: withBody(jsonBody({ customer_key: 'a', customer_type: 'INDIVIDUAL', frist_name: 'Jane' })),
  keyCannotChange: withBody(jsonBody({ customer_key: 'another_001' })),
  unknownParameter: ({ route }) => requestOperation(route, { query: { perpage: '10' } }),
  perPageTooLarge: ({ route }) => requestOperation(route, { query: { per_page: '101' } }),
  pageAndCursor: ({ route }) => requestOperation(route, { query: { page: '2', cursor: 'x' } }),
  cursorOfAnotherList: async ({ route, tag }) => {
    await registeredCustomer({ last_name: tag });
    await registeredCustomer({ last_name: tag });
    const cursor = await firstCursor({ search_term: tag, per_page: '1' });
    return requestOperation(route, { query: { cursor } });
  },
  invalidKey: ({ route }) => spoiltRequest(route, { path: { customer_key: ' jane_doe_001' } }),
  unknownColumn: withBody(csvForm(`${COLUMNS},frist_name\n`)),
  noFile: withBody(form([])),
  idempotencyInProgress: withHeaders({ prefer: 'code=409' }),
  idempotencyKeyReused: reuseKey,
  rateLimited: withHeaders({ prefer: 'code=429' }),
  internalError: withHeaders({ prefer: 'code=500' }),
  serviceUnavailable: withHeaders({ prefer: 'code=503' }),
};

function withBody(body: RequestBody): ExampleScenario {
  return ({ route }) => spoiltRequest(route, { body });
}

function withHeaders(headers: OutgoingHttpHeaders): ExampleScenario {
  return ({ route }) => spoiltRequest(route, { headers });
}

/** A request in which everything else is right. */
async function spoiltRequest(route: Route, spoilt: OperationRequest) {
  return requestOperation(route, { ...(await completeRequest(route)), ...spoilt });
}

function tooLarge({ route }: { route: Route }) {
  const size = (operationOf(route.operationId).maxBodyBytes ?? 0) + 1;
  return spoiltRequest(route, { headers: { 'content-length': size }, withholdBody: true });
}

function urlThatEndsInPercentSign({ path }: Route): string {
  return path.includes('{customer_key}') ? path.replace('{customer_key}', 'jane_doe_001%') : `${path}?search_term=%`;
}

function undecodableBody({ operationId }: Route): RequestBody {
  const takesForm = 'multipart/form-data' in (operationOf(operationId).requestBody?.content ?? {});
  return takesForm ? csvForm(LONE_BYTE) : rawBody('application/json', LONE_BYTE);
}

/** Two requests that differ, with one idempotency key. */
async function reuseKey({ route, tag }: ScenarioContext) {
  const headers = { 'idempotency-key': tag };
  await requestOperation(route, { ...(await completeRequest(route)), headers });
  return requestOperation(route, { ...(await completeRequest(route)), headers });
}

/** Another customer asks for the address of the business of the examples: one that is new, or one that is changed. */
async function takeEmailOfBusiness({ route, tag }: ScenarioContext) {
  const business = withUniqueIds(BUSINESS, tag);
  await expectSuccess(routeOf('createCustomer'), { body: jsonBody(business) });
  if (route.operationId === 'createCustomer') {
    return requestOperation(route, { body: jsonBody({ ...business, customer_key: `other_${tag}` }) });
  }
  const body = jsonBody({ primary_email: business.primary_email });
  return requestOperation(route, { path: await registeredIndividual(tag), body });
}
