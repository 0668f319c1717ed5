import { requestSchemas } from '@rollcall/contract/schemas';
import { describe, expect, it } from 'vitest';
import { bodyFields } from '../../../src/validation/field-catalog.ts';
import { validate } from '../../../src/validation/validate.ts';
import { customerNamed } from '../../support/customer-records.ts';

type Row = readonly [code: string, field: string | null, message: string];

interface Case {
  readonly why: string;
  readonly given: unknown;
  readonly want: readonly Row[];
}

const noText = 'must not contain U+0000 or unpaired surrogates';
const noEmail = 'must be an email address like name@example.com';
const types = 'must be one of INDIVIDUAL, BUSINESS';

describe('a customer to create', () => {
  const cases: Case[] = [
    {
      why: 'no required field',
      given: {},
      want: [
        ['required', 'customer_key', 'is required'],
        ['required', 'customer_type', 'is required'],
        ['required', 'primary_email', 'is required'],
      ],
    },
    { why: 'a list instead of an object', given: [], want: [['invalid_type', null, 'The body must be an object']] },
    { why: 'null instead of an object', given: null, want: [['invalid_type', null, 'The body must be an object']] },
    {
      why: 'empty texts in required fields',
      given: { customer_key: '', customer_type: '', primary_email: '' },
      want: [
        ['too_short', 'customer_key', 'must have at least 1 character'],
        ['invalid_value', 'customer_type', types],
        ['invalid_format', 'primary_email', noEmail],
      ],
    },
    {
      why: 'null in required fields',
      given: { customer_key: null, customer_type: null, primary_email: null },
      want: [
        ['invalid_type', 'customer_key', 'must be a string'],
        ['invalid_value', 'customer_type', types],
        ['invalid_type', 'primary_email', 'must be a string'],
      ],
    },
    {
      why: 'wrong types, which hide all other issues of their fields',
      given: customerNamed('k', {
        customer_key: [],
        city: 5,
        contact_people: {},
        metadata: [],
        billing_configuration: '',
      }),
      want: [
        ['invalid_type', 'customer_key', 'must be a string'],
        ['invalid_type', 'city', 'must be a string'],
        ['invalid_type', 'billing_configuration', 'must be an object'],
        ['invalid_type', 'contact_people', 'must be an array'],
        ['invalid_type', 'metadata', 'must be an object'],
      ],
    },
    {
      why: 'texts that are too long, counted in characters',
      given: customerNamed('k', { city: '👩'.repeat(256), state: '👩'.repeat(255), logo_url: 'x'.repeat(2049) }),
      want: [
        ['too_long', 'logo_url', 'must have at most 2048 characters'],
        ['too_long', 'city', 'must have at most 255 characters'],
      ],
    },
    {
      why: 'texts that databases store differently',
      given: customerNamed('k', { city: 'a\0b', state: '\ud800', metadata: { a: '\udfff', 'b\0': 1 } }),
      want: [
        ['invalid_format', 'city', noText],
        ['invalid_format', 'state', noText],
        ['invalid_format', 'metadata.a', noText],
        [
          'invalid_format',
          'metadata.b\0',
          'has a name that must not be "__proto__" nor contain U+0000 or unpaired surrogates',
        ],
      ],
    },
    {
      why: 'a text that is too long and malformed',
      given: customerNamed('k', { date_of_birth: '23.11.2026 09:30' }),
      want: [
        ['too_long', 'date_of_birth', 'must have at most 10 characters'],
        ['invalid_format', 'date_of_birth', 'must be a date like 2026-11-23'],
      ],
    },
    {
      why: 'an invalid value of an enum, whose message does not mention the empty text',
      given: customerNamed('k', { tax_status: 'taxable' }),
      want: [['invalid_value', 'tax_status', 'must be one of TAXABLE, TAX_EXEMPT, REVERSE_CHARGE']],
    },
    {
      why: 'numbers out of their bounds',
      given: customerNamed('k', { billing_configuration: { payment_reminder_days: 2 ** 53 } }),
      want: [['too_large', 'billing_configuration.payment_reminder_days', 'must be at most 3650']],
    },
    {
      why: 'a text in place of an integer',
      given: customerNamed('k', { billing_configuration: { payment_reminder_days: '7' } }),
      want: [['invalid_type', 'billing_configuration.payment_reminder_days', 'must be an integer']],
    },
    {
      why: 'lists and objects that are too long',
      given: customerNamed('k', {
        tax_identifications: Array(21).fill({ type: 'VAT', number: '1' }),
        metadata: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`name${index}`, index])),
      }),
      want: [
        ['too_many_items', 'tax_identifications', 'must have at most 20 items'],
        ['too_many_items', 'metadata', 'must have at most 50 fields'],
      ],
    },
    {
      why: 'a value that is of none of several types',
      given: customerNamed('k', {
        payment_terms: [{ type: 'NET', value: true }, { type: 'NET', value: 1.5 }, { type: 'NET' }],
      }),
      want: [
        ['invalid_type', 'payment_terms.0.value', 'must be a string or a number'],
        ['invalid_type', 'payment_terms.1.value', 'must be a string or an integer'],
        ['required', 'payment_terms.2.value', 'is required'],
      ],
    },
    {
      why: 'a wrong value of one of several types',
      given: customerNamed('k', {
        payment_terms: [{ type: 'NET', value: '' }],
        metadata: { a: { b: ['\0', { '': 1 }] } },
      }),
      want: [
        ['too_short', 'payment_terms.0.value', 'must have at least 1 character'],
        ['invalid_format', 'metadata.a.b.0', noText],
        ['too_short', 'metadata.a.b.1.', 'has a name that must have at least 1 character'],
      ],
    },
    {
      why: 'unknown fields, at every depth, after the known ones and in the order sent',
      given: customerNamed('k', {
        zzz: 1,
        frist_name: 'Jane',
        contact_people: [{ emailaddress: 'x', first_name: 5 }],
        customer_type: 'FOO',
        firstName: 'Jane',
      }),
      want: [
        ['invalid_value', 'customer_type', types],
        ['invalid_type', 'contact_people.0.first_name', 'must be a string'],
        ['unknown_field', 'contact_people.0.emailaddress', 'is not a known field; did you mean "email_address"?'],
        ['unknown_field', 'zzz', 'is not a known field'],
        ['unknown_field', 'frist_name', 'is not a known field; did you mean "first_name"?'],
        ['unknown_field', 'firstName', 'is not a known field; did you mean "first_name"?'],
      ],
    },
    {
      why: 'an own field __proto__',
      given: JSON.parse(`{"__proto__": {"x": 1}, "contact_people": [{"__proto__": 1}], "metadata": {"__proto__": 1},
        "customer_key": "k", "customer_type": "BUSINESS", "primary_email": "k@example.com"}`),
      want: [
        ['unknown_field', 'contact_people.0.__proto__', 'is not a known field'],
        [
          'invalid_format',
          'metadata.__proto__',
          'has a name that must not be "__proto__" nor contain U+0000 or unpaired surrogates',
        ],
        ['unknown_field', '__proto__', 'is not a known field'],
      ],
    },
    {
      why: 'fields that only the server sets',
      given: customerNamed('k', { id: 'x', created_at: 'now', full_name: 'K', documents: [] }),
      want: ['id', 'created_at', 'full_name', 'documents'].map(
        (name) => ['immutable_field', name, 'cannot be set'] as const,
      ),
    },
  ];
  it.each(cases)('a create with $why gets exactly the right issues', ({ given, want }) => {
    expect(issuesOf('createCustomer', 'CustomerCreate', given)).toEqual(want);
  });
});

describe('a change of a customer', () => {
  const cases: Case[] = [
    {
      why: 'the key and fields that only the server sets',
      given: { customer_key: 'other', id: 'x', updated_at: 'now' },
      want: ['customer_key', 'id', 'updated_at'].map((name) => ['immutable_field', name, 'cannot be changed'] as const),
    },
    {
      why: 'fields that cannot be cleared',
      given: { primary_email: '', customer_type: null },
      want: [
        ['invalid_value', 'customer_type', types],
        ['invalid_format', 'primary_email', noEmail],
      ],
    },
    { why: 'no fields', given: {}, want: [] },
  ];
  it.each(cases)('an update with $why gets exactly the right issues', ({ given, want }) => {
    expect(issuesOf('updateCustomer', 'CustomerUpdate', given)).toEqual(want);
  });
});

describe('a bulk create as a whole', () => {
  const cases: Case[] = [
    { why: 'no list of customers', given: {}, want: [['required', 'customers', 'is required']] },
    {
      why: 'an empty list',
      given: { customers: [] },
      want: [['too_few_items', 'customers', 'must have at least 1 item']],
    },
    {
      why: 'items that are not objects, which are checked later, and an unknown field',
      given: { customers: [{}, null, 'x', []], customer: 1 },
      want: [['unknown_field', 'customer', 'is not a known field; did you mean "customers"?']],
    },
  ];
  it.each(cases)('a bulk create with $why gets exactly the right issues', ({ given, want }) => {
    expect(issuesOf('bulkCreateCustomers', 'BulkCreateRequest', given)).toEqual(want);
  });
});

function issuesOf(id: 'createCustomer' | 'updateCustomer' | 'bulkCreateCustomers', schemaName: string, value: unknown) {
  const checked = validate(requestSchemas[id].body, value, bodyFields(schemaName));
  return 'issues' in checked ? checked.issues.map(({ code, field, message }) => [code, field, message]) : [];
}
