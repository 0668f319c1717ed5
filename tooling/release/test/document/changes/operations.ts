import { parse } from 'yaml';
import { all, type Change, create, list, registry, remove, set } from './edits.ts';

/** Paths and operations. */
export const operations: readonly Change[] = [
  {
    given: 'a new path',
    edit: set(['paths', '/customers/{customer_key}'], {
      delete: { operationId: 'deleteCustomer', responses: { 200: { description: 'Gone.' } } },
    }),
    want: 'minor',
  },
  {
    given: 'a new operation',
    edit: set(['paths', '/customers', 'put'], {
      operationId: 'putCustomers',
      responses: { 200: { description: 'Put.' } },
    }),
    want: 'minor',
  },
  { given: 'a deprecated operation', edit: set([...list, 'deprecated'], true), want: 'minor' },
  { given: 'an operation that went', edit: remove(create), want: 'major' },
  {
    given: 'another path',
    edit: all(set(['paths', '/clients'], parse(registry).paths['/customers']), remove(['paths', '/customers'])),
    want: 'major',
  },
  { given: 'another operationId', edit: set([...list, 'operationId'], 'getCustomers'), want: 'major' },
];
