import { type Literals, literal, python, ruby } from './literals.ts';
import { placeholders } from './placeholders.ts';
import type { SampleRequest } from './request.ts';

type Kind = 'key' | 'key-and-body' | 'body' | 'query' | 'file';

/** Operations that the official SDKs of the hosted API have a method for, with what the method takes. */
const methods: Readonly<Record<string, { readonly python?: string; readonly ruby?: string; readonly takes: Kind }>> = {
  bulkCreateCustomers: { python: 'bulk_create', ruby: 'bulk_create', takes: 'body' },
  uploadCustomersCsv: { python: 'upload_csv', ruby: 'upload_csv', takes: 'file' },
  createCustomerAtNew: { python: 'create', ruby: 'create', takes: 'body' },
  listCustomers: { python: 'list', ruby: 'list', takes: 'query' },
  getCustomer: { python: 'get', ruby: 'get', takes: 'key' },
  updateCustomer: { python: 'update', ruby: 'update', takes: 'key-and-body' },
  deleteCustomer: { python: 'delete', ruby: 'delete', takes: 'key' },
  archiveCustomer: { python: 'archive', ruby: 'archive', takes: 'key' },
  unarchiveCustomer: { python: 'unarchive', ruby: 'unarchive', takes: 'key' },
  getCustomerDetails: { python: 'get_details', ruby: 'get_details', takes: 'key' },
  checkActiveSubscription: { python: 'has_active_subscription', ruby: 'has_active_subscription?', takes: 'key' },
};

/** These take the key by its name in Ruby. */
const namedKey: ReadonlySet<string> = new Set(['checkActiveSubscription']);

/** The call of the official SDK for Python, if it has one. */
export function pythonSample(request: SampleRequest): string | undefined {
  const method = methodOf(request);
  if (method?.python === undefined) return undefined;
  const start = `result = client.customers.${method.python}(`;
  return `from metrifox_sdk import MetrifoxClient

client = MetrifoxClient(
    api_key="${placeholders.apiKey}",
    base_url="${placeholders.origin}/api/v1/",
)

${start}${argumentsOf(request, method.takes, python, start.length)})
print(result)
`;
}

/** The call of the official SDK for Ruby, if it has one. */
export function rubySample(request: SampleRequest): string | undefined {
  const method = methodOf(request);
  if (method?.ruby === undefined) return undefined;
  const start = `result = client.customers.${method.ruby}(`;
  const name = namedKey.has(request.operation.operationId) ? 'customer_key: ' : '';
  return `require "metrifox-sdk"

client = MetrifoxSDK.init({
  api_key: "${placeholders.apiKey}",
  base_url: "${placeholders.origin}/api/v1/",
})

${start}${name}${argumentsOf(request, method.takes, ruby, start.length)})
puts result
`;
}

/** The SDKs create a customer at `/customers/new`, which does the same. */
function methodOf({ operation }: SampleRequest) {
  return methods[operation.operationId === 'createCustomer' ? 'createCustomerAtNew' : operation.operationId];
}

function argumentsOf(request: SampleRequest, takes: Kind, literals: Literals, column: number): string {
  const { pathValues, body, query } = request;
  const key = literals.text(pathValues.customer_key ?? '');
  if (takes === 'key') return key;
  if (takes === 'file') return literals.text('customers.csv');
  if (takes === 'query') return literal(query, literals, 0, column);
  if (takes === 'body') return literal(body, literals, 0, column);
  return `${key}, ${literal(body, literals, 0, column + key.length + 2)}`;
}
