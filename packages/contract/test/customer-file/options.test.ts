import { describe, expect, it } from 'vitest';
import { CustomerFileError, checkedOptions, problemSentence } from '../../src/customer-file/index.ts';

describe('checkedOptions', () => {
  it('returns valid options, without those that are undefined', () => {
    const options = {
      ...{
        from: 'stripe',
        map: { a: 'city', b: null },
        set: { customer_type: 'BUSINESS' },
        ignore_unknown: true,
      },
      ...{ key_from: 'primary_email', encoding: 'windows-1252', header_row: 3, date_format: 'DD.MM.YYYY' },
    };
    expect(checkedOptions({ ...options, from: undefined })).toEqual({ ...options, from: undefined });
  });

  it.each([
    [{ from: 'sap' }, /^from must be one of shopify, stripe, /],
    [{ map: ['a'] }, /^map must be an object with fields by the names of columns, or null for columns to ignore$/],
    [{ map: { a: 1 } }, /^map must be an object/],
    [{ set: 'a=b' }, /^set must be an object with values by fields$/],
    [{ ignore_unknown: 'yes' }, /^ignore_unknown must be true or false$/],
    [{ key_from: '' }, /^key_from must be a field or the name of a column$/],
    [{ encoding: 'latin1' }, /^encoding must be one of utf-8, utf-16le, /],
    [{ header_row: 0 }, /^header_row must be a line from 1 to 100$/],
    [{ header_row: 1.5 }, /^header_row must be/],
    [{ date_format: 'DD.MM.YY' }, /^date_format must have the day, month and year of a date, such as /],
    [{ date_format: 'DD.MM-YYYY' }, /^date_format must/],
    [{ date_format: 'DD.DD.YYYY' }, /^date_format must/],
    [{ colour: 'red' }, /^colour is not one of from, map, /],
    [JSON.parse('{"__proto__":1}'), /^__proto__ is not one of/],
  ])('refuses %j by name', (given, want) => {
    const check = () => checkedOptions(given);
    expect(check).toThrow(CustomerFileError);
    expect(check).toThrow(want);
  });

  it('names every invalid option at once', () => {
    try {
      checkedOptions({ from: 'sap', header_row: 'x' });
      expect.unreachable();
    } catch (error) {
      expect((error as CustomerFileError).problems.map(problemSentence)).toHaveLength(2);
    }
  });
});
