import { findChangedFiles } from '@rollcall/test-environment';
import { expect, test } from 'vitest';
import { experiments } from '../experiments/index.ts';
import { serverEntry } from '../src/run.ts';

const safeguards = experiments.flatMap(({ name, safeguards }) =>
  safeguards.map((safeguard) => [`the safeguard "${safeguard.name}" of "${name}"`, safeguard] as const),
);

test.for(safeguards)('%s occurs once in the built server, so that it can be removed', async ([, safeguard]) => {
  expect((await findChangedFiles(serverEntry, [safeguard])).size).toBe(1);
});
