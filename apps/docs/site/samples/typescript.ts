import { javaScript, literal } from './literals.ts';
import { placeholders } from './placeholders.ts';
import type { SampleRequest } from './request.ts';

type Argument = (request: SampleRequest) => unknown;

const path =
  (name: string): Argument =>
  ({ pathValues }) =>
    pathValues[name];
const key = path('customer_key');
const endpoint = path('endpoint_id');
const delivery = path('delivery_id');
const body: Argument = (request) => request.body;
const query: Argument = (request) => request.query;

/** The method of `@rollcall/client` for each operation, its arguments, and a name for its result. */
const methods: Readonly<Record<string, readonly [method: string, result: string, ...args: Argument[]]>> = {
  bulkCreateCustomers: ['customers.bulkCreate', 'result', ({ body }) => (body as { customers: unknown }).customers],
  uploadCustomersCsv: ['customers.uploadCsv', 'result', ({ form = {} }) => Object.values(form)[0]],
  createCustomer: ['customers.create', 'customer', body],
  listCustomers: ['customers.list', 'page', query],
  getCustomer: ['customers.get', 'customer', key],
  updateCustomer: ['customers.update', 'customer', key, body],
  deleteCustomer: ['customers.delete', 'result', key],
  archiveCustomer: ['customers.archive', 'customer', key],
  unarchiveCustomer: ['customers.unarchive', 'customer', key],
  getCustomerDetails: ['customers.getDetails', 'details', key],
  checkActiveSubscription: ['customers.checkActiveSubscription', 'result', key],
  createWebhookEndpoint: ['webhookEndpoints.create', 'endpoint', body],
  listWebhookEndpoints: ['webhookEndpoints.list', 'endpoints'],
  getWebhookEndpoint: ['webhookEndpoints.get', 'endpoint', endpoint],
  updateWebhookEndpoint: ['webhookEndpoints.update', 'endpoint', endpoint, body],
  deleteWebhookEndpoint: ['webhookEndpoints.delete', 'result', endpoint],
  rotateWebhookSecret: ['webhookEndpoints.rotateSecret', 'endpoint', endpoint, query],
  sendTestEvent: ['webhookEndpoints.sendTest', 'delivery', endpoint, query],
  redeliverFailed: ['webhookEndpoints.redeliverFailed', 'result', endpoint],
  listWebhookDeliveries: ['webhookDeliveries.list', 'page', query],
  getWebhookDelivery: ['webhookDeliveries.get', 'delivery', delivery],
  redeliverWebhook: ['webhookDeliveries.redeliver', 'delivery', delivery],
};

const client = `import { Rollcall } from '@rollcall/client';

const rollcall = new Rollcall({
  apiKey: '${placeholders.apiKey}',
  baseUrl: '${placeholders.origin}/api/v1',
});
`;

/** The call of our SDK; `undefined` if the operation is another address of one that has a method. */
export function typeScriptSample(request: SampleRequest): string | undefined {
  const { operationId, 'x-alias-of': aliasOf } = request.operation;
  if (aliasOf !== undefined) return undefined;
  const method = methods[operationId];
  if (method === undefined) throw new Error(`samples/typescript.ts has no method for ${operationId}`);
  const [name, result, ...args] = method;
  const start = `const ${result} = await rollcall.${name}(`;
  const values = args.map((argument) => argument(request)).filter((value) => !isEmpty(value));
  const texts = values.map((value) => literal(value, javaScript, 0, start.length));
  return `${client}\n${start}${texts.join(', ')});\nconsole.log(${result});\n`;
}

/** The call of openapi-fetch, whose paths and types are those of the document. */
export function openapiFetchSample(request: SampleRequest): string {
  if (request.form !== undefined) return formSample(request);
  const { operation, pathValues, query, body } = request;
  const parameters = { ...(isEmpty(pathValues) ? {} : { path: pathValues }), ...(isEmpty(query) ? {} : { query }) };
  const options = {
    ...(isEmpty(parameters) ? {} : { params: parameters }),
    ...(body === undefined ? {} : { body }),
  };
  const start = `const { data, error } = await rollcall.api.${operation.method}('${operation.path}'`;
  const text = isEmpty(options) ? '' : `, ${literal(options, javaScript, 0, start.length)}`;
  return `${client}\n${start}${text});\nconsole.log(data ?? error);\n`;
}

/** The client of openapi-fetch does not make forms by itself. */
function formSample({ operation, form = {} }: SampleRequest): string {
  const [[name, text] = ['', '']] = Object.entries(form);
  return `${client}
const ${name} = new Blob([${literal(text, javaScript)}], { type: 'text/csv' });
const form = new FormData();
form.append('${name}', ${name}, 'customers.csv');

const { data, error } = await rollcall.api.${operation.method}('${operation.path}', {
  body: { ${name} },
  bodySerializer: () => form,
});
console.log(data ?? error);
`;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
