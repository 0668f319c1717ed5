import { describe, expect, it } from 'vitest';
import { newCustomer } from '../src/customers/new-customer.ts';
import { registeredCustomer, retrievedCustomer } from '../src/customers/registered-customer.ts';
import { routeOf } from '../src/document/operations.ts';
import { refusal } from '../src/exchange/ask.ts';
import { type RequestBody, rawBody } from '../src/exchange/request-body.ts';

const createCustomer = routeOf('createCustomer');

const HARMLESS = [
  { what: 'composed and decomposed characters', text: '\u00e9 e\u0301' },
  { what: 'characters beyond the basic plane', text: '😀 𝒳 𠜎' },
  { what: 'joined emoji', text: '👩‍👩‍👧 🏳️‍🌈' },
  { what: 'both directions of writing', text: 'abc \u202e אבג \u202c' },
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
  { what: 'the first half of a surrogate pair alone', sequence: '\\ud83d' },
  { what: 'the second half of a surrogate pair alone', sequence: '\\ude00' },
  { what: 'the halves of a pair the wrong way round', sequence: '\\ude00\\ud83d' },
];

const PLACES = [
  { field: 'last_name', holder: { last_name: 'HERE' } },
  { field: 'contact_people.0.department', holder: { contact_people: [{ department: 'HERE' }] } },
  { field: 'billing_configuration.billing_address', holder: { billing_configuration: { billing_address: 'HERE' } } },
];

describe('a text', () => {
  it.each(HARMLESS)('comes back to the letter: $what', async ({ text }) => {
    const { customer_key } = await registeredCustomer({
      last_name: text,
      metadata: { [text]: [text, { deep: text }] },
    });
    const { last_name, full_name, metadata } = await retrievedCustomer(customer_key);
    expect({ last_name, full_name }).toEqual({ last_name: text, full_name: text });
    expect(metadata).toEqual({ [text]: [text, { deep: text }] });
  });

  it.each(FORBIDDEN)('is refused by field when it holds $what', async ({ sequence }) => {
    for (const { field, holder } of PLACES) {
      const { issues } = await refusal(422, createCustomer, { body: withSequence(holder, sequence) });
      expect(issues.map((issue) => issue.field)).toEqual([field]);
    }
  });

  it.each(FORBIDDEN)('is refused as the name of a property when it holds $what', async ({ sequence }) => {
    const body = withSequence({ metadata: { HERE: 1 } }, sequence);
    const { issues } = await refusal(422, createCustomer, { body });
    expect(issues).toMatchObject([{ code: 'invalid_format', field: expect.stringMatching(/^metadata\./) }]);
  });
});

/** A customer in whose JSON `HERE` is replaced by an escape sequence, which JSON.stringify might write otherwise. */
function withSequence(holder: object, sequence: string): RequestBody {
  const text = JSON.stringify({ ...newCustomer(), ...holder });
  return rawBody('application/json', text.replace('HERE', `a${sequence}b`));
}
