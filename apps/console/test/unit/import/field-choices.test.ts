import { describe, expect, it } from 'vitest';
import { documentSchemas, fieldsOf } from '../../../src/document/fields.ts';
import { choiceGroups, freeField } from '../../../src/import/field-choices.ts';
import { customerColumns } from '../../../src/import/worker/open-file.ts';

const choices = choiceGroups().flatMap((group) => group.choices);

describe('the fields that a column can become', () => {
  it('are all columns that a file of customers can have', () => {
    expect(choices.filter(({ path }) => customerColumns.named(path) === undefined)).toEqual([]);
  });

  it('include every field of a new customer in the document, a new one too', () => {
    expect(choices.map(({ path }) => path)).toEqual(expect.arrayContaining([...customerColumns.names]));
    const { CustomerCreate } = documentSchemas;
    const properties = { ...CustomerCreate?.properties, shoe_size: { type: 'integer' } };
    const fields = fieldsOf('CustomerCreate', {
      ...documentSchemas,
      CustomerCreate: { ...CustomerCreate, properties },
    });
    expect(choiceGroups(fields)[0]?.choices).toContainEqual({ path: 'shoe_size', label: 'Shoe size' });
  });

  it('are named apart from each other', () => {
    const names = choiceGroups().flatMap(({ label, choices: ofGroup }) =>
      ofGroup.map((choice) => `${label}: ${choice.label}`),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('include a part of metadata with the name of the column', () => {
    expect(customerColumns.named(`${freeField()?.name}.Shoe size`)?.path).toEqual(['metadata', 'Shoe size']);
  });
});
