import fc from 'fast-check';
import { componentSchema } from '../document/schema-validators.ts';
import { textOf } from './text-arbitrary.ts';

const { pattern: keyPattern = '' } = componentSchema('CustomerKey');

/** Keys of every kind that the document allows. */
export const key = textOf({ minLength: 1 }).filter((text) => new RegExp(keyPattern, 'u').test(text));

const word = fc.stringMatching(/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,8}$/);
const label = fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9-]{0,6}[A-Za-z0-9])?$/);

/** Addresses of every kind that the document allows. */
export const email = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 3 }), fc.array(label, { minLength: 2, maxLength: 3 }))
  .map(([words, labels]) => `${words.join('.')}@${labels.join('.')}`);

export const emailOrBlank = fc.oneof({ weight: 4, arbitrary: email }, fc.constant(''));

/** Days as ISO 8601 writes them. */
export const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

export const dateOrBlank = fc.oneof({ weight: 4, arbitrary: day }, fc.constant(''));
