import { expect, it } from 'vitest';
import { countryFilter } from '../src/changes.ts';
import { generateOnly, typecheckFiles } from '../src/steps.ts';
import { summaryOf, walk } from '../src/walk.ts';

it('a query parameter that the server would ignore does not compile, and the compiler names it', async () => {
  const change = {
    name: 'a query parameter, in the short form',
    make: countryFilter,
    steps: [
      { name: 'pnpm generate', run: generateOnly, want: {} },
      {
        name: 'pnpm typecheck',
        run: typecheckFiles('apps/server', 'src/operations/index.ts'),
        want: { 'apps/server/src/operations/index.ts': /listCustomers[\s\S]*'country'/ },
      },
    ],
  };
  const steps = await walk(change);
  console.log(summaryOf(change, steps));
  expect(steps.flatMap(({ surprises }) => surprises)).toEqual([]);
});
