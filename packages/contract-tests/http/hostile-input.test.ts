import { describe, expect, it } from 'vitest';
import { routeOf } from '../src/document/operations.ts';
import { jsonBody, type RequestBody, rawBody } from '../src/requests/bodies.ts';
import { newCustomer, registeredCustomer, retrievedCustomer } from '../src/requests/customers.ts';
import { expectFailure, expectStatus } from '../src/requests/request.ts';

const createCustomer = routeOf('createCustomer');

const HARMLESS = [
  { what: 'composed and decomposed characters', text: '\u00e9 e\u0301' },
  { what: 'characters beyond the basic plane', text: '😀 𝒳 𠜎' },
  { what: 'joined emoji', text: '👩‍👩‍👧 🏳️‍🌈' },
  { what: 'left-to-right and right-to-left text', text: 'abc \u202e אבג \u202c' },
  { what: 'a byte order mark and other invisible characters', text: '\ufeffa\u200b\u200d\u00ad' },
  { what: 'noncharacters', text: '\ufffe\uffff\u{1ffff}' },
  { what: 'control characters', text: '\u0001\t\r\n\u001b[31m\u007f\u0085\u2028' },
  { what: 'SQL', text: "Robert'); DROP TABLE customers;--" },
  { what: 'markup and templates', text: '<script>alert(1)</script> {{7*7}} #{1+1} %s %00' },
  { what: 'paths', text: '../../etc/passwd C:\\Windows' },
  { what: 'a replacement character', text: '\ufffd' },
];

const FORBIDDEN = [
  { what: 'U+0000', sequence: '\\u0000' },
  { what: 'a lone high surrogate', sequence: '\\ud83d' },
  { what: 'a lone low surrogate', sequence: '\\ude00' },
  { what: 'a surrogate pair in the wrong order', sequence: '\\ude00\\ud83d' },
];

const PLACES = [
  { field: 'last_name', holder: { last_name: 'HERE' } },
  { field: 'contact_people.0.department', holder: { contact_people: [{ department: 'HERE' }] } },
  { field: 'billing_configuration.billing_address', holder: { billing_configuration: { billing_address: 'HERE' } } },
];

describe('text', () => {
  it.each(HARMLESS)('returns $what in a text unchanged', async ({ text }) => {
    const { customer_key } = await registeredCustomer({
      last_name: text,
      metadata: { [text]: [text, { deep: text }] },
    });
    const { last_name, full_name, metadata } = await retrievedCustomer(customer_key);
    expect({ last_name, full_name }).toEqual({ last_name: text, full_name: text });
    expect(metadata).toEqual({ [text]: [text, { deep: text }] });
  });

  it.each(FORBIDDEN)('rejects $what in a text and names the field', async ({ sequence }) => {
    for (const { field, holder } of PLACES) {
      const { issues } = await expectFailure(422, createCustomer, { body: withSequence(holder, sequence) });
      expect(issues.map((issue) => issue.field)).toEqual([field]);
    }
  });

  it.each(FORBIDDEN)('rejects $what in the name of a metadata property', async ({ sequence }) => {
    const body = withSequence({ metadata: { HERE: 1 } }, sequence);
    const { issues } = await expectFailure(422, createCustomer, { body });
    expect(issues).toMatchObject([{ code: 'invalid_format', field: expect.stringMatching(/^metadata\./) }]);
  });
});

/** A customer as JSON with an escape sequence in the place of `HERE`. JSON.stringify might write another sequence. */
function withSequence(holder: object, sequence: string): RequestBody {
  const text = JSON.stringify({ ...newCustomer(), ...holder });
  return rawBody('application/json', text.replace('HERE', `a${sequence}b`));
}

/** Names with a meaning in a runtime, a database or a path. */
const NAMES = [
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  '$where',
  'a.b',
  '0',
  ' ',
  "'",
  '__PROTO__',
];

describe('property names', () => {
  it('returns metadata properties unchanged, even with a name that has a meaning in JavaScript', async () => {
    const metadata = Object.fromEntries(NAMES.map((name) => [name, { [name]: name }]));
    const { customer_key } = await registeredCustomer({ metadata });
    expect((await retrievedCustomer(customer_key)).metadata).toEqual(metadata);
  });

  it.each([
    { name: '__proto__', where: 'metadata', fields: { metadata: named('__proto__', { polluted: true }) } },
    { name: '__proto__', where: 'an object within metadata', fields: { metadata: { deep: [named('__proto__', 1)] } } },
    { name: '__proto__', where: 'a nested object', fields: { billing_configuration: named('__proto__', 1) } },
    { name: '__proto__', where: 'a customer', fields: named('__proto__', { polluted: true }) },
    { name: 'constructor', where: 'a customer', fields: named('constructor', { prototype: { polluted: true } }) },
  ])('rejects an undocumented $name in $where instead of dropping it', async ({ fields }) => {
    const customer = Object.fromEntries([...Object.entries(newCustomer()), ...Object.entries(fields)]);
    const { issues } = await expectFailure(422, createCustomer, { body: jsonBody(customer) });
    expect(issues).toHaveLength(1);
    expect(JSON.stringify(await registeredCustomer())).not.toContain('polluted');
  });
});

/** An object literal would set the prototype. */
function named(name: string, value: unknown): object {
  return Object.fromEntries([[name, value]]);
}

describe('numbers', () => {
  it.each([0, -1, 0.1 + 0.2, 1e300, -1e300, 5e-324, Number.MAX_SAFE_INTEGER, 1 / 3])(
    'returns the number %d in metadata unchanged',
    async (value) => {
      const { customer_key } = await registeredCustomer({ metadata: { value } });
      expect((await retrievedCustomer(customer_key)).metadata).toEqual({ value });
    },
  );

  it.each(['1e400', '-1e400', '1e301'])('rejects the number %s in metadata instead of rounding it', async (digits) => {
    const text = JSON.stringify({ ...newCustomer(), metadata: { value: 'HERE' } }).replace('"HERE"', digits);
    const { issues } = await expectFailure(422, createCustomer, {
      body: rawBody('application/json', text),
    });
    expect(issues).toMatchObject([{ field: 'metadata.value' }]);
  });

  it.each(['1.0', '1e0', '10e-1'])('accepts %s as the integer 1', async (digits) => {
    const customer = newCustomer({ billing_configuration: { payment_reminder_days: 7 } });
    const text = JSON.stringify(customer).replace(':7', `:${digits}`);
    await expectStatus(201, createCustomer, { body: rawBody('application/json', text) });
    const { billing_configuration } = await retrievedCustomer(customer.customer_key);
    expect(billing_configuration).toEqual({ payment_reminder_days: 1 });
  });
});
