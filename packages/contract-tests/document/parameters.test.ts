import { describe, expect, it } from 'vitest';
import { cases, resolve } from '../src/document/document.ts';
import type { ParameterObject } from '../src/document/openapi-document.ts';
import { operationOf, type Route, routes } from '../src/document/operations.ts';
import { csvForm, csvOf, jsonBody } from '../src/requests/bodies.ts';
import { comparableResponses } from '../src/requests/comparable-responses.ts';
import { completeRequest } from '../src/requests/complete-request.ts';
import { newCustomer } from '../src/requests/customers.ts';
import { type OperationRequest, requestOperation, successStatus } from '../src/requests/request.ts';
import { validTextsOf } from '../src/values/parameter-texts.ts';
import { queuedTest, registeredEndpoint, setStatus, unansweredUrl } from '../src/webhooks/endpoints.ts';

type Make = (route: Route) => Promise<OperationRequest>;

/** Requests with a customer that fails, or with several results: some options make a difference only then. */
const OTHER_REQUESTS: Readonly<Record<string, Make>> = {
  bulkCreateCustomers: async () => ({ body: jsonBody({ customers: [newCustomer(), {}] }) }),
  uploadCustomersCsv: async () => ({ body: csvForm(csvOf([newCustomer(), { customer_key: 'incomplete' }])) }),
  listWebhookDeliveries: async () => ({ query: { endpoint_id: await endpointWithDeliveries() } }),
  redeliverFailed: async () => ({ path: { endpoint_id: await endpointWithDeliveries() } }),
};

/** An endpoint with two deliveries, which are canceled. */
async function endpointWithDeliveries(): Promise<string> {
  const { id } = await registeredEndpoint({ url: unansweredUrl() });
  await queuedTest(id);
  await queuedTest(id);
  await setStatus(id, 'disabled');
  await setStatus(id, 'enabled');
  return id;
}

const parameters = routes.flatMap((route) =>
  operationOf(route.operationId)
    .parameters.filter(({ in: place }) => place !== 'path')
    .map((parameter) => ({ ...route, route, name: parameter.name, parameter })),
);

/** No response shows which events a request sends. `events/import-completed.test.ts` has the values of this parameter. */
const UNSEEN = ['events'];

const seen = parameters.filter(({ name }) => !UNSEEN.includes(name));

describe.each(cases('parameters', seen))('$name of $method $path', ({ route, name, parameter }) => {
  it('is not ignored: with one of its values, the responses differ from those without it', async () => {
    expect(await effectiveValue(route, parameter), `no value of ${name} has an effect`).toBeDefined();
  });
});

const enumerations = parameters.filter(({ parameter }) => resolve(parameter.schema).enum !== undefined);

it.each(cases('enumerations', enumerations))(
  '$name of $method $path can have each value of its enumeration',
  async ({ route, parameter }) => {
    for (const member of resolve(parameter.schema).enum ?? []) {
      const request = await completeRequest(route);
      const { status } = await requestOperation(route, withParameter(request, parameter, String(member)));
      expect(status, String(member)).toBe(successStatus(route));
    }
  },
);

/** The first valid value of a parameter that makes a difference. */
async function effectiveValue(route: Route, parameter: ParameterObject): Promise<string | undefined> {
  const other = OTHER_REQUESTS[route.operationId];
  for (const make of [completeRequest, ...(other ? [other] : [])]) {
    const without = await comparableResponses(route, await make(route));
    for (const value of validTextsOf(parameter)) {
      const responses = await comparableResponses(route, withParameter(await make(route), parameter, value));
      if (responses !== without && !responses.includes('unknown_field')) return value;
    }
  }
  return undefined;
}

function withParameter(request: OperationRequest, { in: place, name }: ParameterObject, value: string) {
  if (place === 'header') return { ...request, headers: { ...request.headers, [name]: value } };
  return { ...request, query: { ...request.query, [name]: value } };
}
