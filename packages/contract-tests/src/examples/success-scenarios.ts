import type { OperationId } from '@rollcall/contract';
import { type Route, routeOf } from '../document/operations.ts';
import type { HttpResponse } from '../oracle/response.ts';
import { csvForm, jsonBody } from '../requests/bodies.ts';
import { registeredCustomer } from '../requests/customers.ts';
import { expectSuccess, requestOperation } from '../requests/request.ts';
import { requestExample } from './documented-examples.ts';
import { withUniqueIds } from './unique-ids.ts';

/** Does what leads to the answer that an example shows, and hands that answer on. */
export type ExampleScenario = (setting: ScenarioContext) => Promise<HttpResponse>;

export interface ScenarioContext {
  /** The route to call. Its operation is the one that has the example. */
  readonly route: Route;
  /** Keeps the customers of this run apart from those of all others. */
  readonly tag: string;
}

const ACME = { customer_key: 'acme_corp_001', customer_type: 'BUSINESS', primary_email: 'contact@acmecorp.com' };
const JANE = {
  customer_key: 'jane_doe_001',
  customer_type: 'INDIVIDUAL',
  primary_email: 'jane@example.com',
  first_name: 'Jane',
  last_name: 'Doe',
};
const GLOBEX = {
  customer_key: 'globex_001',
  customer_type: 'BUSINESS',
  primary_email: 'info@globex.com',
  legal_name: 'Globex',
};

/** The request that the description of the example tells of. */
const SOME_FAIL = [
  GLOBEX,
  { customer_key: 'initech_001', customer_type: 'COMPANY', primary_email: 'initech.com' },
  { customer_key: 'globex_001', customer_type: 'BUSINESS', primary_email: 'sales@globex.com' },
  { customer_key: 'john_roe_001', customer_type: 'INDIVIDUAL', frist_name: 'John' },
];

/** By operation and name: what leads to each example of a success. */
export const successScenarios: { readonly [Id in OperationId]: Readonly<Record<string, ExampleScenario>> } = {
  bulkCreateCustomers: {
    businessAndIndividual: sendTwin('businessAndIndividual'),
    sameRequestAgain: async (setting) => {
      await sendTwin('sameRequestAgain')(setting);
      return sendTwin('sameRequestAgain')(setting);
    },
    someFail: sendMany(SOME_FAIL),
    onConflictUpdate: async (setting) => {
      await sendMany([ACME, JANE])(setting);
      return sendMany([ACME, GLOBEX, { ...JANE, last_name: 'Roe' }], { on_conflict: 'update' })(setting);
    },
    onConflictSkip: async (setting) => {
      await sendMany([JANE])(setting);
      return sendMany([GLOBEX, JANE], { on_conflict: 'skip' })(setting);
    },
    atomicFailure: sendMany([GLOBEX, { customer_key: 'john_roe_001', customer_type: 'INDIVIDUAL' }], {
      atomic: 'true',
    }),
  },
  uploadCustomersCsv: {
    oneRowFails: ({ route, tag }) => {
      const { csv } = withUniqueIds(requestExample(route.operationId, 'oneRowFails'), tag) as { csv: string };
      return requestOperation(route, { body: csvForm(csv) });
    },
  },
  createCustomer: { individual: sendTwin('individual') },
  listCustomers: {
    firstPage: async ({ route, tag }) => {
      await registeredIndividual(tag);
      return requestOperation(route, { query: { search_term: tag } });
    },
    nextPage: async ({ route, tag }) => {
      await registeredIndividual(tag);
      await registeredCustomer({ last_name: tag });
      const query = { search_term: tag, per_page: '1' };
      return requestOperation(route, { query: { ...query, cursor: await firstCursor(query) } });
    },
  },
  getCustomer: { individual: callForIndividual },
  updateCustomer: {
    moveAndRename: async ({ route, tag }) => {
      const body = jsonBody(requestExample(route.operationId, 'moveAndRename'));
      return requestOperation(route, { path: await registeredIndividual(tag), body });
    },
  },
  deleteCustomer: { deleted: callForIndividual },
  archiveCustomer: { archived: callForIndividual },
  unarchiveCustomer: {
    unarchived: async ({ route, tag }) => {
      const path = await registeredIndividual(tag);
      await expectSuccess(routeOf('archiveCustomer'), { path });
      return requestOperation(route, { path });
    },
  },
};

/** Sends customers to create, all in one request. */
function sendMany(customers: readonly object[], query: Readonly<Record<string, string>> = {}): ExampleScenario {
  return ({ route, tag }) => requestOperation(route, { query, body: jsonBody(withUniqueIds({ customers }, tag)) });
}

/** Sends the request example that has the same name as the response example. */
function sendTwin(name: string): ExampleScenario {
  return ({ route, tag }) => {
    const twin = requestExample(route.operationId, name);
    return requestOperation(route, { body: jsonBody(withUniqueIds(twin, tag)) });
  };
}

async function callForIndividual({ route, tag }: ScenarioContext) {
  return requestOperation(route, { path: await registeredIndividual(tag) });
}

/** The cursor that the first page of a list gives. */
export async function firstCursor(query: Readonly<Record<string, string>>): Promise<string> {
  const { meta } = await expectSuccess(routeOf('listCustomers'), { query });
  if (typeof meta.next_cursor !== 'string') throw new Error('There is no page after the first');
  return meta.next_cursor;
}

/** Creates the individual of the examples, and answers with the path parameters that lead to it. */
export async function registeredIndividual(tag: string): Promise<{ customer_key: string }> {
  const create: Route<'createCustomer'> = routeOf('createCustomer');
  const individual = withUniqueIds(requestExample(create.operationId, 'individual'), tag);
  const { data } = await expectSuccess(create, { body: jsonBody(individual) });
  return { customer_key: data.customer_key };
}
