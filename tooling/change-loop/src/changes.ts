import type { WorkingCopy } from '@rollcall/test-environment';
import { add, type Edit, edited, inEachCustomerOfExamples, operation, response, schema, set } from './edit-document.ts';
import { generate, releaseCheck, type Step, tests, typecheck } from './steps.ts';

/** A change of the document, and what CONTRIBUTING promises about it: the message of each step, and no other. */
export interface Change {
  readonly name: string;
  readonly make: (copy: WorkingCopy) => Promise<void>;
  /** Steps in the order in which a contributor takes them. */
  readonly steps: readonly ExpectedStep[];
}

interface ExpectedStep {
  readonly name: string;
  readonly run: Step;
  /** The files that the messages name, each with words that one of its messages has. */
  readonly want: Readonly<Record<string, RegExp>>;
  /** The work of a contributor before this step, to follow the messages of the one before. */
  readonly follow?: (copy: WorkingCopy) => Promise<void>;
}

function inDocument(...edits: readonly Edit[]): Change['make'] {
  return (copy) => copy.edit('openapi.yaml', (text) => edited(text, ...edits));
}

const generated = { name: 'pnpm generate', run: generate, want: {} };
const PACKAGES = [
  ...['packages/contract', 'packages/client', 'packages/cli', 'packages/contract-tests', 'apps/server'],
  'tooling/bench',
];

function types(want: ExpectedStep['want'], follow?: ExpectedStep['follow']): ExpectedStep {
  return { name: 'pnpm typecheck', run: typecheck(...PACKAGES), want, ...(follow && { follow }) };
}

/** Of one package. */
function typesOf(folder: string, want: ExpectedStep['want'], follow?: ExpectedStep['follow']): ExpectedStep {
  return { name: 'pnpm typecheck', run: typecheck(folder), want, ...(follow && { follow }) };
}

function contract(files: readonly string[], want: ExpectedStep['want']): ExpectedStep {
  return { name: 'pnpm test:contract', run: tests('contract', ...files), want };
}

function released(text: RegExp): ExpectedStep {
  return { name: 'pnpm release:check', run: releaseCheck, want: { '.changeset': text } };
}

const list = '/customers';
const upload = '/customers/csv-upload';
const FORM = ['requestBody', 'content', 'multipart/form-data', 'schema', 'properties'];
const one = '/customers/{customer_key}';
const NEEDS_MINOR = /This change adds no changeset for @rollcall\/contract, .* need minor/;
const NEEDS_MAJOR = /@rollcall\/contract has no changeset above minor, .* need major/;

const country = {
  name: 'country',
  in: 'query',
  description: 'Only customers of this country.',
  schema: { type: 'string', maxLength: 255 },
};

const TAX_STATUSES = ['TAXABLE', 'TAX_EXEMPT', 'REVERSE_CHARGE', 'ZERO_RATED'];

function industry(kind: 'Optional' | 'Nullable'): object {
  const text = `#/components/schemas/${kind}Text`;
  return { $ref: text, description: 'Industry of the customer.', example: 'Retail' };
}

const clearMetadata = {
  operationId: 'clearCustomerMetadata',
  tags: ['Customers'],
  summary: 'Clear the metadata of a customer',
  description: 'Removes all metadata of the customer.',
  responses: {
    200: response('CustomerUpdated'),
    400: response('BadRequestUrl'),
    401: response('Unauthorized'),
    404: response('CustomerNotFound'),
    406: response('NotAcceptable'),
    422: response('InvalidKey'),
    429: response('TooManyRequests'),
    500: response('InternalError'),
    503: response('ServiceUnavailable'),
  },
};

const customerFlagged = {
  operationId: 'receiveCustomerFlagged',
  tags: ['Webhooks'],
  summary: 'A customer was flagged',
  description: 'Sent for each customer that was flagged for a review.',
  'x-sent-by-default': false,
  security: [],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: { $ref: '#/components/schemas/CustomerFlaggedEvent' },
        examples: { example: { $ref: '#/components/examples/CustomerFlaggedEventExample' } },
      },
    },
  },
  responses: { '2XX': response('WebhookReceived'), 410: response('WebhookGone') },
};

const customerFlaggedEvent = {
  type: 'object',
  description: 'A customer was flagged.',
  required: ['id', 'type', 'created_at', 'data'],
  properties: {
    id: { $ref: '#/components/schemas/WebhookEventId' },
    type: { type: 'string', const: 'customer.flagged', description: 'The type of the event.' },
    created_at: { $ref: '#/components/schemas/EpochMilliseconds' },
    data: {
      type: 'object',
      required: ['customer'],
      properties: { customer: { $ref: '#/components/schemas/DeletedCustomer' } },
    },
  },
};

const customerFlaggedExample = {
  id: '7d2f3ca0-4e5f-4071-8c8d-9e0f1a2b3c4d',
  type: 'customer.flagged',
  created_at: 1795426200000,
  data: { customer: { id: '864c80e3-ed59-44a5-ba07-7ee5ba547775', customer_key: 'jane_doe_001' } },
};

/** One change of each kind. */
export const changes: readonly Change[] = [
  {
    name: 'a query parameter',
    make: inDocument(add(operation(list, 'get', 'parameters'), country)),
    steps: [
      generated,
      types({
        'apps/server/src/operations/index.ts': /listCustomers[\s\S]*'country'/,
        'packages/contract/test/types.test-d.ts': /'country'/,
      }),
      typesOf('apps/server', { 'apps/server/src/customers/list-customers.ts': /'country'/ }, (copy) =>
        copy.edit('apps/server/src/customers/list-customers.ts', (text) =>
          text.replace('  readonly per_page: number;', '  readonly per_page: number;\n  readonly country?: string;'),
        ),
      ),
      contract(['document/parameters'], { 'packages/contract-tests/document/parameters.test.ts': /country/ }),
      released(NEEDS_MINOR),
    ],
  },
  {
    name: 'a field of a body',
    make: inDocument(
      ...['CustomerCreate', 'CustomerUpdate'].map((name) =>
        set(schema(name, 'properties', 'industry'), industry('Optional')),
      ),
      set(schema('Customer', 'properties', 'industry'), industry('Nullable')),
      add(schema('Customer', 'required'), 'industry'),
    ),
    steps: [
      { ...generated, want: { 'openapi.yaml': /property must have required property 'industry'/ } },
      { ...generated, follow: inDocument(inEachCustomerOfExamples('industry', null)) },
      types({ 'apps/server/src/operations/customer-codec.ts': /'industry'/ }),
      contract(['document/fields'], { 'packages/contract-tests/document/fields.test.ts': /industry/ }),
      released(NEEDS_MINOR),
    ],
  },
  {
    name: 'a value of a field',
    make: inDocument(
      set(schema('TaxStatus', 'enum'), [...TAX_STATUSES, '']),
      set(schema('TaxStatus', 'x-enum-varnames'), [...TAX_STATUSES, 'TAX_STATUS_UNSET']),
      set(schema('OptionalTaxStatus', 'enum'), [...TAX_STATUSES, '', null]),
      set(
        schema('OptionalTaxStatus', 'x-enum-varnames'),
        [...TAX_STATUSES, 'EMPTY', 'NULL'].map((name) => `OPTIONAL_${name}`),
      ),
    ),
    steps: [
      generated,
      types({
        'packages/client/test/resources/customers.test-d.ts': /ZERO_RATED/,
        'packages/contract/src/customer-file/rows/cell-values.ts': /ZERO_RATED/,
        'tooling/bench/src/work/customers.ts': /ZERO_RATED/,
      }),
      contract(['document/fields'], { 'packages/contract-tests/document/fields.test.ts': /ZERO_RATED/ }),
      released(NEEDS_MAJOR),
    ],
  },
  {
    name: 'a value of an option',
    make: inDocument(
      set(['components', 'parameters', 'OnConflict', 'schema', 'enum'], ['fail', 'skip', 'update', 'replace']),
    ),
    steps: [
      generated,
      types({
        'apps/server/src/customers/store-customers.ts': /never/,
        'packages/contract/src/customer-file/duplicates.ts': /'replace'/,
        'packages/cli/src/commands.ts': /'replace'/,
        'packages/contract-tests/src/model/bulk-outcomes.ts': /'replace'/,
        'packages/contract-tests/src/histories/bulk-commands.ts': /'replace'/,
      }),
      typesOf('apps/console', {
        'apps/console/src/import/reading-options.tsx': /'replace'/,
        'packages/contract/src/customer-file/duplicates.ts': /'replace'/,
      }),
      contract(['document/parameters'], { 'packages/contract-tests/document/parameters.test.ts': /replace/ }),
      released(NEEDS_MINOR),
    ],
  },
  {
    name: 'a field of a form',
    make: inDocument(
      set(operation(upload, 'post', ...FORM, 'delimiter'), {
        type: 'string',
        enum: ['comma', 'semicolon'],
        description: 'The sign between two cells.',
        example: 'semicolon',
      }),
    ),
    steps: [
      generated,
      types({
        'packages/contract/src/customer-file/checked-options.ts': /'delimiter'/,
        'apps/server/src/http/request/upload-options.ts': /'delimiter'/,
        'packages/client/src/resources/upload-csv.ts': /'delimiter'/,
        'packages/cli/src/input/file-options.ts': /'delimiter'/,
      }),
      contract(['document/form-fields'], { 'packages/contract-tests/document/form-fields.test.ts': /delimiter/ }),
      released(NEEDS_MINOR),
    ],
  },
  {
    name: 'an issue code',
    make: inDocument(
      add(schema('IssueCode', 'enum'), 'too_old'),
      add(schema('IssueCode', 'x-enum-varnames'), 'ISSUE_TOO_OLD'),
      set(schema('IssueCode', 'x-enumDescriptions', 'too_old'), 'The date is too long ago.'),
    ),
    steps: [
      generated,
      types({}),
      contract(['document/codes'], { 'packages/contract-tests/document/codes.test.ts': /too_old/ }),
      {
        name: 'vitest --project docs',
        run: tests('docs', 'error-pages', '-t', 'each code of the contract'),
        want: { 'apps/docs/test/error-pages.test.ts': /too_old/ },
      },
      released(NEEDS_MINOR),
    ],
  },
  {
    name: 'a status',
    make: inDocument(set(operation(`${one}/unarchive`, 'post', 'responses', '412'), response('PreconditionFailed'))),
    steps: [
      generated,
      types({}),
      contract(['document/coverage', 'document/executed-examples'], {
        'packages/contract-tests/document/coverage.test.ts': /unarchiveCustomer[\s\S]*412/,
        'packages/contract-tests/document/executed-examples.test.ts':
          /412 .*preconditionFailed.* of .*unarchiveCustomer/,
      }),
      released(NEEDS_MINOR),
    ],
  },
  {
    name: 'a header of a request',
    make: inDocument(
      add(operation(`${one}/archive`, 'post', 'parameters'), { $ref: '#/components/parameters/IfMatch' }),
    ),
    steps: [
      generated,
      types({
        'apps/server/src/operations/index.ts': /archiveCustomer[\s\S]*If-Match/,
        'packages/client/test/resources/customers.test.ts': /archiveCustomer/,
      }),
      contract(['document/parameters'], { 'packages/contract-tests/document/parameters.test.ts': /If-Match/ }),
      released(NEEDS_MINOR),
    ],
  },
  {
    name: 'a header of a response',
    make: inDocument(
      set(operation(list, 'get', 'responses', '200', 'headers', 'ETag'), { $ref: '#/components/headers/ETag' }),
    ),
    steps: [
      generated,
      types({ 'apps/server/src/operations/list-customers.ts': /headers/ }),
      contract(['operations/list-customers/200.test'], {
        'packages/contract-tests/operations/list-customers/200.test.ts': /etag/i,
      }),
      released(NEEDS_MINOR),
    ],
  },
  {
    name: 'another name of a path parameter',
    make: (copy) =>
      copy.edit('openapi.yaml', (text) =>
        text
          .replaceAll(/^( {2}\/customers\/)\{customer_key\}/gm, '$1{key}')
          .replace('      name: customer_key\n      in: path', '      name: key\n      in: path')
          .replaceAll('parameters: { customer_key: $response', 'parameters: { key: $response'),
      ),
    steps: [
      generated,
      types({
        'apps/server/src/': /'customer_key' does not exist on type '\{ key: string; \}'/,
        'packages/client/': /"\/customers\/\{customer_key\}"' is not assignable/,
        'packages/contract/test/': /Property 'key' is missing/,
      }),
      released(NEEDS_MAJOR),
    ],
  },
  {
    name: 'an operation',
    make: inDocument(
      set(['paths', `${one}/metadata`], {
        parameters: [{ $ref: '#/components/parameters/CustomerKey' }],
        delete: clearMetadata,
      }),
    ),
    steps: [
      generated,
      types({
        'apps/server/src/operations/index.ts': /clearCustomerMetadata/,
        'packages/contract/test/types.test-d.ts': /clearCustomerMetadata/,
        'packages/contract-tests/src/examples/success-scenarios.ts': /clearCustomerMetadata/,
        'packages/contract-tests/src/histories/customer-commands.ts': /clearCustomerMetadata/,
        'packages/contract-tests/src/requests/complete-request.ts': /clearCustomerMetadata/,
        'packages/contract-tests/src/sdk/sdk-calls.ts': /clearCustomerMetadata/,
      }),
      {
        name: 'vitest --project unit',
        run: tests('unit', 'packages/client/test/resources/customers.test'),
        want: {
          'packages/client/test/resources/customers.test.ts': /clearMetadata/,
        },
      },
      contract(['document/coverage'], { 'packages/contract-tests/document/coverage.test.ts': /clearCustomerMetadata/ }),
      released(NEEDS_MINOR),
    ],
  },
  {
    name: 'a webhook event',
    make: inDocument(
      set(['webhooks', 'customer.flagged'], { post: customerFlagged }),
      set(schema('CustomerFlaggedEvent'), customerFlaggedEvent),
      set(['components', 'examples', 'CustomerFlaggedEventExample'], {
        summary: 'Flagged',
        value: customerFlaggedExample,
      }),
    ),
    steps: [
      { ...generated, want: { 'openapi.yaml': /WebhookEventType: must list .*customer\.flagged/ } },
      {
        ...generated,
        follow: inDocument(
          add(schema('WebhookEventType', 'enum'), 'customer.flagged'),
          add(schema('WebhookEvent', 'oneOf'), { $ref: '#/components/schemas/CustomerFlaggedEvent' }),
        ),
      },
      types({
        'apps/server/src/events/event.ts': /customer\.flagged/,
        'apps/server/src/webhooks/render-event.ts': /customer\.flagged/,
        'apps/server/test/sqlite/webhooks/recording-stores.test.ts': /customer\.flagged/,
        'apps/server/test/unit/webhooks/render-event.test.ts': /customer\.flagged/,
        'packages/cli/src/webhooks/commands.ts': /customer\.flagged/,
      }),
      contract(['document/coverage'], { 'packages/contract-tests/document/coverage.test.ts': /customer\.flagged/ }),
      released(NEEDS_MINOR),
    ],
  },
];
