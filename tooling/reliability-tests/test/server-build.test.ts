import { access } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { experiments } from '../experiments/index.ts';
import { withoutGuard } from '../src/server/server-build.ts';

const guards = experiments.flatMap(({ name, guards }) =>
  guards.map((guard) => [`${name}: "${guard.name}"`, guard] as const),
);

test.for(guards)('%s can be taken out of the server as it is built', async ([, guard]) => {
  await withoutGuard(guard, access);
});

test('a guard that is not where it is said to be is an error', async () => {
  const guard = { name: 'no guard', file: 'main.js', code: 'no such code', replacement: '', breaks: 'nothing' };
  await expect(withoutGuard(guard, access)).rejects.toThrow('"no guard" is 0 times in');
});
