import { expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { declaredOperations, operationOf } from '../src/document/operations.ts';

const aliases = declaredOperations.filter(({ aliasOf }) => aliasOf !== undefined);

it.each(cases('aliases', aliases))('$operationId declares the same as $aliasOf, except for the route', (alias) => {
  const target = operationOf(alias.aliasOf ?? '');
  const { operationId, aliasOf, method, path } = target;
  expect(aliasOf).toBeUndefined();
  expect({ ...alias, operationId, aliasOf, method, path }).toEqual(target);
});
