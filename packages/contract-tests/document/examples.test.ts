import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { schemaProblems } from '../src/document/schemas.ts';
import { otherExamples, requestExamples, responseExamples } from '../src/examples/documented-examples.ts';

describe('the examples of the document', () => {
  it.each(cases('requests', requestExamples))('of a request are valid: $operationId $name', ({ schema, value }) => {
    expect(schemaProblems('request', schema, value)).toEqual([]);
  });

  it.each(cases('responses', responseExamples))(
    'of a response are valid, and show nothing undocumented: $operationId $status $name',
    ({ schema, value }) => {
      expect(schemaProblems('response', schema, value)).toEqual([]);
    },
  );

  it.each(cases('parameters, headers and schemas', otherExamples))(
    'of single values are valid: $place',
    ({ schema, value }) => {
      expect(schemaProblems('response', schema, value)).toEqual([]);
    },
  );

  it.each(cases('requests', requestExamples))(
    'show what becomes of request $name of $operationId',
    ({ operationId, name }) => {
      const twins = responseExamples.filter((example) => example.operationId === operationId && example.name === name);
      expect(twins.map(({ status }) => String(status)[0])).toEqual(['2']);
    },
  );
});
