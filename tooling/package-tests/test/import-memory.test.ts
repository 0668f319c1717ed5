import { expect, it } from 'vitest';
import { GROWTH_MEGABYTES_MAX, measureImport } from '../src/measure-import.ts';

it('an import of 50,000 customers ends with as much memory in use as it began with', async () => {
  const { created, heapMegabytes } = await measureImport(50_000);
  expect(created).toBe(50_000);
  expect(heapMegabytes.at(-1)).toBeLessThan((heapMegabytes[0] ?? 0) + GROWTH_MEGABYTES_MAX);
});
