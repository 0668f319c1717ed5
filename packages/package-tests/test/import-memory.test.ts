import { expect, it } from 'vitest';
import { GROWTH_MEGABYTES_MAX, measureImport } from '../src/measure-import.js';

it('an import of 100,000 customers ends with as much memory in use as it began with', async () => {
  const { created, heapMegabytes } = await measureImport(100_000);
  expect(created).toBe(100_000);
  expect(heapMegabytes.at(-1)).toBeLessThan((heapMegabytes[0] ?? 0) + GROWTH_MEGABYTES_MAX);
});
