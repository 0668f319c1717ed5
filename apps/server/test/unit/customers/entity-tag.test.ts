import { expect, test } from 'vitest';
import type { CustomerRecord } from '../../../src/customers/customer.ts';
import { entityTagOf, requireMatch } from '../../../src/customers/entity-tag.ts';
import { attributesOf } from '../../support/customer-records.ts';

const moment = new Date('2026-11-23T09:30:00.000Z');
const jane: CustomerRecord = {
  id: '00000000-0000-7000-8000-000000000001',
  attributes: attributesOf('jane'),
  created_at: moment,
  updated_at: moment,
  archived_at: null,
};

test('the entity tag of a state is the same in every version of the server, so that clients can keep it', () => {
  expect(entityTagOf(jane)).toBe('"00000000-0000-7000-8000-000000000001-1795426200000"');
});

test.each<{ given: string; other: Partial<CustomerRecord> }>([
  { given: 'another id', other: { id: '00000000-0000-7000-8000-000000000002' } },
  { given: 'a later change', other: { updated_at: new Date(moment.getTime() + 1) } },
])('$given changes the entity tag', ({ other }) => {
  expect(entityTagOf({ ...jane, ...other })).not.toBe(entityTagOf(jane));
});

test.each([
  { given: undefined },
  { given: '*' },
  { given: 'TAG' },
  { given: 'W/TAG' },
  { given: '"a,b" , TAG' },
  { given: ',,W/"a",TAG,' },
])('a customer matches the If-Match $given', ({ given }) => {
  expect(() => requireMatch(jane, given?.replace('TAG', entityTagOf(jane)))).not.toThrow();
});

test.each([{ given: '"a"' }, { given: '"*"' }, { given: '""' }, { given: '"a", W/"b"' }])(
  'a customer does not match the If-Match $given',
  ({ given }) => {
    expect(() => requireMatch(jane, given)).toThrow(expect.objectContaining({ code: 'precondition_failed' }));
  },
);
