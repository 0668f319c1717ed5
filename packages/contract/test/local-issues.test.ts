import { describe, expect, it } from 'vitest';
import { customerCreateSchema, issuesOf } from '../src/schemas.ts';

const valid = { customer_key: 'k1', customer_type: 'INDIVIDUAL', primary_email: 'k1@example.com' };

describe('issuesOf', () => {
  it('finds no problem in a valid customer', () => {
    expect(issuesOf(customerCreateSchema, valid)).toEqual([]);
  });

  it('finds the first problem of each field, in words that follow the field', () => {
    const customer = { customer_type: 'PERSON', primary_email: 7, emial: '', contact_people: [{ email_address: 'x' }] };
    const issues = issuesOf(customerCreateSchema, customer, ['primary_email', 'billing_email']);
    expect(issues.map(({ field, code }) => `${field} ${code}`)).toEqual(
      expect.arrayContaining([
        'customer_key required',
        'customer_type invalid_value',
        'primary_email invalid_type',
        'emial unknown_field',
      ]),
    );
    expect(issues.find(({ field }) => field === 'customer_type')?.message).toBe('must be one of INDIVIDUAL, BUSINESS');
    expect(new Set(issues.map(({ field }) => field)).size).toBe(issues.length);
  });
});
