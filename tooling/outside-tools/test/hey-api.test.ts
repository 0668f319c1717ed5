import { join } from 'node:path';
import { inTestEnvironment } from '@rollcall/test-environment';
import { expect, it } from 'vitest';
import { generateHeyApi } from '../src/generate.ts';
import { startRollcall } from '../src/rollcall-server.ts';
import { compileProject, createProject, expectedAnswers, runProgram } from '../src/user-project.ts';

it('the client of hey-api/openapi-ts compiles in strict mode, creates customers and reads failures', () =>
  inTestEnvironment(async (environment) => {
    const folder = await environment.newFolder();
    await createProject(folder, 'hey-api.ts');
    await generateHeyApi(join(folder, 'client'));
    expect(await compileProject(folder)).toBe('');
    expect(await runProgram(folder, 'hey-api.js', await startRollcall(environment))).toEqual(expectedAnswers);
  }));
