import { expect, test } from 'vitest';
import { foldText, searchText } from '../../../src/customers/search-text.ts';

test.each([
  { given: 'JANE@Example.COM', want: 'jane@example.com' },
  { given: 'É', want: 'é' },
  { given: 'e\u0301', want: 'é' },
  { given: 'ÅNGSTRÖM', want: 'ångström' },
])('"$given" is folded to "$want"', ({ given, want }) => {
  expect(foldText(given)).toBe(want);
});

test('the search text contains every name and email address once', () => {
  const given = {
    customer_key: 'acme_corp_001',
    customer_type: 'BUSINESS',
    primary_email: 'Contact@acmecorp.com',
    billing_email: 'billing@acmecorp.com',
    legal_name: 'Acme Corporation',
    first_name: 'Jane',
    last_name: 'Doe',
    city: 'Lisbon',
    email_addresses: [{ email: 'contact@acmecorp.com' }, { email: 'sales@acmecorp.com' }],
  } as const;
  expect(searchText(given).split('\n')).toEqual([
    'acme corporation',
    'jane doe',
    'contact@acmecorp.com',
    'billing@acmecorp.com',
    'sales@acmecorp.com',
  ]);
});
