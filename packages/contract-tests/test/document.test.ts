import { expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { isCoveredGenerically, routesDeclaring } from '../src/document/generic-responses.ts';
import { operationOf, routesOf } from '../src/document/operations.ts';
import { closed } from '../src/document/schemas.ts';

it('returns all cases that it finds', () => {
  expect(cases('letters', new Set(['a', 'b']))).toEqual(['a', 'b']);
});

it('throws if there is no case to check', () => {
  expect(() => cases('links', [])).toThrow('There are no links to check');
});

it.each([
  { given: { properties: {} }, want: { properties: {}, additionalProperties: false } },
  { given: { properties: {}, additionalProperties: true }, want: { properties: {}, additionalProperties: true } },
  { given: { type: 'object', maxProperties: 0 }, want: { type: 'object', maxProperties: 0 } },
  { given: { items: { properties: {} } }, want: { items: { properties: {}, additionalProperties: false } } },
  { given: { anyOf: [{ properties: {} }] }, want: { anyOf: [{ properties: {}, additionalProperties: false }] } },
])('closes the schema $given as $want', ({ given, want }) => {
  expect(closed(given)).toEqual(want);
});

it('rejects a schema with allOf, which it cannot close', () => {
  expect(() => closed({ allOf: [] })).toThrow('allOf');
});

/** A new operation that says of a status only that it has this response. */
const declaring = (operationId: string, status: number, response: string | undefined) => ({
  ...operationOf(operationId),
  responseNames: { [status]: response },
});

it.each([
  { given: declaring('getCustomer', 401, 'Unauthorized'), status: '401', want: true },
  { given: declaring('createCustomer', 413, 'BodyTooLarge'), status: '413', want: true },
  { given: declaring('createCustomer', 409, 'CreateConflict'), status: '409', want: false },
  { given: declaring('getCustomer', 401, undefined), status: '401', want: false },
  { given: declaring('getCustomer', 403, 'Unauthorized'), status: '403', want: false },
  { given: declaring('listCustomers', 404, 'CustomerNotFound'), status: '404', want: false },
])(
  'answers $want to whether the generic tests cover $status $given.responseNames of $given.operationId',
  ({ given, status, want }) => {
    expect(isCoveredGenerically(given, status)).toBe(want);
  },
);

it('runs a generic test on all routes of an operation that declares the status, aliases included', () => {
  expect(routesDeclaring(415)).toEqual(expect.arrayContaining([...routesOf('createCustomer')]));
  expect(routesOf('createCustomer').length).toBeGreaterThan(1);
});

it('refuses to run a generic test for a status that no operation declares', () => {
  expect(() => routesDeclaring(418)).toThrow('There are no routes that declare 418');
});
