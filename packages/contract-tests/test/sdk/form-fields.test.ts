import { expect, it } from 'vitest';
import { csvForm } from '../../src/requests/csv-form.ts';
import { formFields } from '../../src/sdk/form-fields.ts';

it.each(['', 'a,b\r\n\r\nc\n', 'ü\r\n'])('reads the field of a form: %j', (text) => {
  const { mediaType, bytes } = csvForm(text, 'file');
  expect(formFields(mediaType, bytes)).toEqual({ file: text });
});

it('refuses a form without a boundary', () => {
  expect(() => formFields('multipart/form-data', Buffer.from(''))).toThrow('names no boundary');
});
