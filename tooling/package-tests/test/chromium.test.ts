import { it } from 'vitest';
import { chromiumPath, createInChromium, noChromium } from '../src/chromium.ts';
import { expectCustomersCreated, newAssignment } from '../src/run-program.ts';

it('creates customers in a page, bundled', async ({ skip }) => {
  skip(chromiumPath === undefined, noChromium);
  const assignment = newAssignment();
  expectCustomersCreated((await createInChromium(assignment)).result, assignment);
});
