import { expect, test } from 'vitest';
import { UploadSlots } from '../../../src/server/upload-slots.ts';

test('a tenant takes at most half of the slots for uploads, so that another one gets the rest', () => {
  const slots = new UploadSlots(4);
  slots.take('greedy');
  slots.take('greedy');
  expect(() => slots.take('greedy')).toThrow('Too many uploads are in progress');
  slots.take('other');
});

test('no more uploads run than there are slots, and a slot that was given back is free', () => {
  const slots = new UploadSlots(3);
  const giveBack = slots.take('a');
  slots.take('b');
  slots.take('c');
  expect(() => slots.take('d')).toThrow('Too many uploads are in progress');
  giveBack();
  slots.take('d');
});

test('a single slot serves one tenant after the other', () => {
  const slots = new UploadSlots(1);
  slots.take('a')();
  slots.take('b')();
  slots.take('a');
});
