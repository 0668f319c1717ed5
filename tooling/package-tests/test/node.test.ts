import { describe, it } from 'vitest';
import { expectCustomersCreated, newAssignment, runProgram } from '../src/run-program.ts';

describe(`the client on Node ${process.version}, installed from its tarball`, () => {
  it.each(['module.mjs', 'commonjs.cjs'])('creates customers: %s', async (program) => {
    const assignment = newAssignment();
    expectCustomersCreated(await runProgram([process.execPath, program], assignment), assignment);
  });
});
