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

type Make = (route: Route) => Promise<OperationRequest>;

/** A bulk request with a customer that fails: some options make a difference only then. */
const PARTLY_INVALID: Readonly<Record<string, Make>> = {
  bulkCreateCustomers: async () => ({ body: jsonBody({ customers: [newCustomer(), {}] }) }),
  uploadCustomersCsv: async () => ({ body: csvForm(csvOf([newCustomer(), { customer_key: 'incomplete' }])) }),
};

const parameters = routes.flatMap((route) =>
  operationOf(route.operationId)
    .parameters.filter(({ in: place }) => place !== 'path')
    .map((parameter) => ({ ...route, route, name: parameter.name, parameter })),
);

describe.each(cases('parameters', parameters))('$name of $method $path', ({ route, name, parameter }) => {
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
  const partlyInvalid = PARTLY_INVALID[route.operationId];
  for (const make of [completeRequest, ...(partlyInvalid ? [partlyInvalid] : [])]) {
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
