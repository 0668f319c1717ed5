import { expect, it } from 'vitest';
import { GROWTH_MEGABYTES_MAX, measureImport } from '../src/measure-import.ts';

it('an import of 1,000,000 customers takes no more memory in the end than in the beginning', async () => {
  const { created, heapMegabytes, rssMegabytes } = await measureImport(1_000_000);
  console.log(`heap after each 100,000: ${heapMegabytes.join(', ')} MB; process at most ${rssMegabytes} MB`);
  expect(created).toBe(1_000_000);
  expect(heapMegabytes.at(-1)).toBeLessThan((heapMegabytes[0] ?? 0) + GROWTH_MEGABYTES_MAX);
});
