import { describe, expect, it } from 'vitest';
import { newCustomer } from '../src/customers/new-customer.ts';
import { registeredCustomer, retrievedCustomer } from '../src/customers/registered-customer.ts';
import { routeOf } from '../src/document/operations.ts';
import { refusal } from '../src/exchange/ask.ts';
import { jsonBody } from '../src/exchange/request-body.ts';

const createCustomer = routeOf('createCustomer');

/** Names that mean something to a runtime, a database or a path, and nothing to a customer. */
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

describe('the name of a property', () => {
  it('comes back from metadata as it was sent, whatever it means elsewhere', async () => {
    const metadata = Object.fromEntries(NAMES.map((name) => [name, { [name]: name }]));
    const { customer_key } = await registeredCustomer({ metadata });
    expect((await retrievedCustomer(customer_key)).metadata).toEqual(metadata);
  });

  it.each([
    { where: 'metadata', spoilt: { metadata: named('__proto__', { polluted: true }) } },
    { where: 'an object within metadata', spoilt: { metadata: { deep: [named('__proto__', 1)] } } },
    { where: 'a structure', spoilt: { billing_configuration: named('__proto__', 1) } },
    { where: 'a customer', spoilt: named('__proto__', { polluted: true }) },
    { where: 'a customer', spoilt: named('constructor', { prototype: { polluted: true } }) },
  ])('is refused in $where, not dropped, where the document refuses it', async ({ spoilt }) => {
    const customer = Object.fromEntries([...Object.entries(newCustomer()), ...Object.entries(spoilt)]);
    const { issues } = await refusal(422, createCustomer, { body: jsonBody(customer) });
    expect(issues).toHaveLength(1);
    expect(JSON.stringify(await registeredCustomer())).not.toContain('polluted');
  });
});

/** An object literal would set the prototype instead. */
function named(name: string, value: unknown): object {
  return Object.fromEntries([[name, value]]);
}
