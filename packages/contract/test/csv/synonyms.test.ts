import { expect, it } from 'vitest';
import { fieldNamed, fieldSynonyms, normalizedName } from '../../src/csv/synonyms.ts';
import document from '../../src/generated/document.json' with { type: 'json' };

const fields = Object.keys(document.components.schemas.CustomerCreate.properties);

it('every list of synonyms belongs to a field of a customer', () => {
  expect(fields).toEqual(expect.arrayContaining(Object.keys(fieldSynonyms)));
});

it('no name stands for two fields, and none is the name of another field', () => {
  const names = Object.entries(fieldSynonyms).flatMap(([field, synonyms]) =>
    [...new Set([field, ...synonyms].map(normalizedName))].map((name) => ({ name, field })),
  );
  const ownNames = fields.map(normalizedName);
  for (const { name, field } of names) {
    expect(names.filter((other) => other.name === name)).toEqual([{ name, field }]);
    if (ownNames.includes(name)) expect(normalizedName(field)).toBe(name);
  }
});

it('no synonym leads from one kind of address to another', () => {
  for (const [field, synonyms] of Object.entries(fieldSynonyms)) {
    for (const kind of ['billing', 'shipping']) {
      for (const name of synonyms) if (normalizedName(name).includes(kind)) expect(field).toContain(kind);
    }
  }
});

it.each([
  ['E-Mail-Adresse', 'primary_email'],
  [' Téléphone ', 'primary_phone'],
  ['CUSTOMER KEY', 'customer_key'],
  ['customerType', 'customer_type'],
  ['Straße', 'address_line1'],
  ['STRASSE', 'address_line1'],
  ['nonsense', undefined],
  ['', undefined],
  ['---', undefined],
])('reads the column "%s" as the field %s', (given, want) => {
  expect(fieldNamed(given, fields)).toBe(want);
});

it('a synonym of a field that is not among the known ones counts as none', () => {
  expect(fieldNamed('Email', ['city'])).toBeUndefined();
});
