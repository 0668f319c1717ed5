import type { OperationId } from '@rollcall/contract';
import { routeOf } from '../document/operations.ts';
import { csvForm, jsonBody, readingForm } from '../requests/bodies.ts';
import { registeredCustomer } from '../requests/customers.ts';
import { expectSuccess, requestOperation } from '../requests/request.ts';
import { requestExample } from './documented-examples.ts';
import type { ExampleScenario, ScenarioContext } from './scenario.ts';
import { withUniqueIds } from './unique-ids.ts';
import { webhookSuccesses } from './webhook-scenarios.ts';

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

/** The request that the description of the example mentions. */
const SOME_FAIL = [
  GLOBEX,
  { customer_key: 'initech_001', customer_type: 'COMPANY', primary_email: 'initech.com' },
  { customer_key: 'globex_001', customer_type: 'BUSINESS', primary_email: 'sales@globex.com' },
  { customer_key: 'john_roe_001', customer_type: 'INDIVIDUAL', frist_name: 'John' },
];

/** The scenario of each example of a success, by operation and name. */
export const successScenarios: { readonly [Id in OperationId]: Readonly<Record<string, ExampleScenario>> } = {
  bulkCreateCustomers: {
    businessAndIndividual: sendExample('businessAndIndividual'),
    sameRequestAgain: async (context) => {
      await sendExample('sameRequestAgain')(context);
      return sendExample('sameRequestAgain')(context);
    },
    someFail: sendMany(SOME_FAIL),
    onConflictUpdate: async (context) => {
      await sendMany([ACME, JANE])(context);
      return sendMany([ACME, GLOBEX, { ...JANE, last_name: 'Roe' }], { on_conflict: 'update' })(context);
    },
    onConflictSkip: async (context) => {
      await sendMany([JANE])(context);
      return sendMany([GLOBEX, JANE], { on_conflict: 'skip' })(context);
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
    exportOfShopify: ({ route, tag }) => {
      const { csv, ...options } = withUniqueIds(requestExample(route.operationId, 'exportOfShopify'), tag) as {
        csv: string;
      };
      return requestOperation(route, { body: readingForm(csv, options) });
    },
  },
  createCustomer: { individual: sendExample('individual') },
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
  getCustomer: { individual: requestForIndividual },
  updateCustomer: {
    moveAndRename: async ({ route, tag }) => {
      const body = jsonBody(requestExample(route.operationId, 'moveAndRename'));
      return requestOperation(route, { path: await registeredIndividual(tag), body });
    },
  },
  deleteCustomer: { deleted: requestForIndividual },
  archiveCustomer: { archived: requestForIndividual },
  unarchiveCustomer: {
    unarchived: async ({ route, tag }) => {
      const path = await registeredIndividual(tag);
      await expectSuccess(routeOf('archiveCustomer'), { path });
      return requestOperation(route, { path });
    },
  },
  getCustomerDetails: { individual: requestForIndividual },
  checkActiveSubscription: { none: requestForIndividual },
  ...webhookSuccesses,
};

/** Creates several customers in one request. */
function sendMany(customers: readonly object[], query: Readonly<Record<string, string>> = {}): ExampleScenario {
  return ({ route, tag }) => requestOperation(route, { query, body: jsonBody(withUniqueIds({ customers }, tag)) });
}

/** Sends the request example with the same name as the response example. */
function sendExample(name: string): ExampleScenario {
  return ({ route, tag }) => {
    const body = jsonBody(withUniqueIds(requestExample(route.operationId, name), tag));
    return requestOperation(route, { body });
  };
}

async function requestForIndividual({ route, tag }: ScenarioContext) {
  return requestOperation(route, { path: await registeredIndividual(tag) });
}

/** The cursor on the first page of a list. */
export async function firstCursor(query: Readonly<Record<string, string>>): Promise<string> {
  const { meta } = await expectSuccess(routeOf('listCustomers'), { query });
  if (typeof meta.next_cursor !== 'string') throw new Error('There is no page after the first');
  return meta.next_cursor;
}

/** Creates the individual of the examples and returns its path parameters. */
export async function registeredIndividual(tag: string): Promise<{ customer_key: string }> {
  const individual = withUniqueIds(requestExample('createCustomer', 'individual'), tag);
  const { data } = await expectSuccess(routeOf('createCustomer'), { body: jsonBody(individual) });
  return { customer_key: data.customer_key };
}
