import { type Literals, literal, python, ruby } from './literals.ts';
import { placeholders } from './placeholders.ts';
import type { SampleRequest } from './request.ts';

type Kind = 'key' | 'key-and-body' | 'body' | 'query' | 'file';

interface Method {
  readonly name: string;
  readonly takes: Kind;
  /** The beginning of the call in Ruby, if that is not its name. */
  readonly ruby?: string;
}

/** Operations that the official SDKs of the hosted API have a method for, with what the method takes. */
const methods: Readonly<Record<string, Method>> = {
  bulkCreateCustomers: { name: 'bulk_create', takes: 'body' },
  uploadCustomersCsv: { name: 'upload_csv', takes: 'file' },
  createCustomerAtNew: { name: 'create', takes: 'body' },
  listCustomers: { name: 'list', takes: 'query' },
  getCustomer: { name: 'get', takes: 'key' },
  updateCustomer: { name: 'update', takes: 'key-and-body' },
  deleteCustomer: { name: 'delete', takes: 'key' },
  archiveCustomer: { name: 'archive', takes: 'key' },
  unarchiveCustomer: { name: 'unarchive', takes: 'key' },
  getCustomerDetails: { name: 'get_details', takes: 'key' },
  checkActiveSubscription: {
    name: 'has_active_subscription',
    takes: 'key',
    ruby: 'has_active_subscription?(customer_key: ',
  },
};

/** The call of the official SDK for Python, if it has one. */
export function pythonSample(request: SampleRequest): string | undefined {
  const method = methodOf(request);
  if (method === undefined) return undefined;
  const start = `result = client.customers.${method.name}(`;
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
  if (method === undefined) return undefined;
  const start = `result = client.customers.${method.ruby ?? `${method.name}(`}`;
  return `require "metrifox-sdk"

client = MetrifoxSDK.init({
  api_key: "${placeholders.apiKey}",
  base_url: "${placeholders.origin}/api/v1/",
})

${start}${argumentsOf(request, method.takes, ruby, start.length)})
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
