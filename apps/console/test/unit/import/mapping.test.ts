import { describe, expect, it } from 'vitest';
import { withColumn } from '../../../src/import/mapping.ts';

const columns = [
  { index: 0, name: 'Nr', field: null, samples: [] },
  { index: 1, name: 'Mail', field: 'primary_email', samples: [] },
  { index: 2, name: 'Kind', field: undefined, samples: [] },
];
const guessed = { set: { customer_type: 'INDIVIDUAL' }, key_from: 'primary_email', from: 'stripe' } as const;

describe('withColumn', () => {
  it('keeps what the other columns are, and leaves undecided ones undecided', () => {
    const { map } = withColumn({}, columns, 'Nr', 'metadata.Nr');
    expect(map).toEqual({ Nr: 'metadata.Nr', Mail: 'primary_email' });
  });

  it('takes the key from a column that becomes the key, not from the guess', () => {
    const { key_from, set, from } = withColumn(guessed, columns, 'Nr', 'customer_key');
    expect({ key_from, set, from }).toEqual({ key_from: undefined, set: guessed.set, from: 'stripe' });
  });

  it('drops the guessed value of a field that a column becomes', () => {
    const { key_from, set } = withColumn(guessed, columns, 'Kind', 'customer_type');
    expect({ key_from, set }).toEqual({ key_from: 'primary_email', set: undefined });
  });
});
