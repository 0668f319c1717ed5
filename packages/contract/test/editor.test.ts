import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Editor } from './support/editor.ts';

/** Types, and the name that an editor shows for a value of each. */
const names = {
  "SuccessBody<'getCustomer'>": 'CustomerResponse',
  "SuccessBody<'getCustomer'>['data']": 'Customer',
  "SuccessBody<'listCustomers'>['data']": 'Customer[]',
  "SuccessBody<'bulkCreateCustomers'>['data']['customers_created'][number]": 'BulkCreatedItem',
  "ResponseBody<'createCustomer', 401>": 'ErrorResponse401',
  "ResponseBody<'createCustomer', 409>": 'ErrorResponse409',
  "RequestBody<'createCustomer'>": 'CustomerCreate',
  "RequestBody<'bulkCreateCustomers'>['customers'][number]": 'CustomerCreate',
  "paths['/customers']['post']['responses'][201]['content']['application/json']['data']": 'Customer',
  "components['schemas']['Customer']": 'Customer',
  "components['responses']['Unauthorized']['content']['application/json']": 'ErrorResponse401',
  "Customer['tax_identifications'][number]": 'TaxIdentification',
  "Customer['legal_name']": 'string | null',
};

const source = `
import type { components, Customer, CustomerCreate, paths } from '../src/index.ts';
import type { RequestBody, ResponseBody, SuccessBody } from '../src/index.ts';
${Object.keys(names)
  .map((type, index) => `declare const value${index}_: ${type};`)
  .join('\n')}
declare const customer: Customer;
void customer.customer_key;
void customer.legal_number;
const mistaken: Customer = {} as CustomerCreate;
`;
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
// zod would take most of the time, and every example is run elsewhere.
const examples = [...readme.matchAll(/^```ts\n(.*?)^```/gms)].flatMap(([, example = '']) =>
  example.includes('@rollcall/contract/schemas') ? [] : [example],
);
const editor = new Editor(source, ...examples);

describe('an editor', () => {
  it.each(Object.entries(names).map(([type, name], index) => [type, name, `value${index}_`] as const))(
    'shows a value of %s as %s, not with all of its fields',
    (_, name, value) => {
      expect(editor.hover(value).text).toBe(`const ${value}: ${name}`);
    },
  );

  it('shows the description of a field as text, and its example', () => {
    expect(editor.hover('customer_key')).toEqual({
      text: '(property) Customer.customer_key: string',
      documentation: expect.stringMatching(/^Your own identifier for the customer, unique within your tenant\./),
      tags: ['@example acme_corp_001'],
    });
    expect(editor.hover('legal_number')).toEqual({
      text: '(property) Customer.legal_number: string | null',
      documentation: 'Company registration number.',
      tags: ['@example 4387122'],
    });
  });

  it('underlines no example of the README, and names the types of a mistake', () => {
    expect(examples.length).toBeGreaterThanOrEqual(5);
    expect(editor.problems()).toEqual([
      expect.stringMatching(/^Type 'CustomerCreate' is missing the following properties from type 'Customer': /),
    ]);
  });
});
