import type { Mutant } from './mutant.ts';

const SCHEMAS = 'generated/schemas.js';

/** Faults of the generated schemas, by which the server checks requests. */
export const contractMutants: readonly Mutant[] = [
  {
    name: 'a bulk create takes 101 customers',
    file: SCHEMAS,
    find: 'z.array(jsonObject()).min(1).max(100)',
    replace: 'z.array(jsonObject()).min(1).max(101)',
    suite: ['operations/bulk-create-customers/422'],
  },
  {
    name: 'a bulk create takes no customers at all',
    file: SCHEMAS,
    find: 'z.array(jsonObject()).min(1).max(100)',
    replace: 'z.array(jsonObject()).max(100)',
    suite: ['operations/bulk-create-customers/422'],
  },
  {
    name: 'unknown fields of a customer are dropped',
    file: SCHEMAS,
    find: 'export const customerCreateSchema = z.strictObject(',
    replace: 'export const customerCreateSchema = z.object(',
    suite: ['operations/bulk-create-customers/200-every-field'],
  },
  {
    name: 'a text may be one character too long',
    file: SCHEMAS,
    find: 'export const optionalTextSchema = z.string().max(255)',
    replace: 'export const optionalTextSchema = z.string().max(256)',
    suite: ['operations/bulk-create-customers/200-every-field'],
  },
  {
    name: 'a reminder may come a day later than it may',
    file: SCHEMAS,
    find: '.lte(3650)',
    replace: '.lte(3651)',
    suite: ['operations/bulk-create-customers/200-every-field'],
  },
];
