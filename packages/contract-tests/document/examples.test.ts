import { expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { declaredOperations, operationOf } from '../src/document/operations.ts';
import { schemaProblems } from '../src/document/schemas.ts';
import { otherExamples, requestExamples, responseExamples } from '../src/examples/documented-examples.ts';

it.each(cases('requests', requestExamples))(
  'the request example $name of $operationId is valid',
  ({ schema, value }) => {
    expect(schemaProblems('request', schema, value)).toEqual([]);
  },
);

it.each(cases('responses', responseExamples))(
  'the response example $status $name of $operationId is valid and shows nothing undocumented',
  ({ schema, value }) => {
    expect(schemaProblems('response', schema, value)).toEqual([]);
  },
);

it.each(cases('parameters, headers and schemas', otherExamples))(
  'the example of the single value $place is valid',
  ({ schema, value }) => {
    expect(schemaProblems('response', schema, value)).toEqual([]);
  },
);

it.each(cases('requests', requestExamples))(
  'the request example $name of $operationId has one response example of the same name, a success',
  ({ operationId, name }) => {
    const twins = responseExamples.filter((example) => example.operationId === operationId && example.name === name);
    expect(twins.map(({ status }) => String(status)[0])).toEqual(['2']);
  },
);

const aliases = declaredOperations.filter(({ aliasOf }) => aliasOf !== undefined);

it.each(cases('aliases', aliases))('$operationId declares the same as $aliasOf, except for the route', (alias) => {
  const target = operationOf(alias.aliasOf ?? '');
  const { operationId, aliasOf, method, path } = target;
  expect(aliasOf).toBeUndefined();
  expect({ ...alias, operationId, aliasOf, method, path }).toEqual(target);
});
