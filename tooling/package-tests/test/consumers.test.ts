import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { expectEveryResult, newAssignment, runProgram, runTool } from '../src/run-program.ts';
import { startReferenceServer } from '../src/servers.ts';

describe('the client, in programs of users', () => {
  it.each(['undici', 'node-fetch', 'wrapper'])('calls every method with a fetch of your own: %s', async (name) => {
    const assignment = newAssignment();
    expectEveryResult(await runProgram([process.execPath, 'own-fetch.mjs', name], assignment), assignment);
  });

  it.each(['reactive', 'Proxy'])('calls every method through a proxy: %s', async (name) => {
    const assignment = newAssignment();
    expectEveryResult(await runProgram([process.execPath, 'proxy.mjs', name], assignment), assignment);
  });

  it('calls every method on a platform without the newest functions of the web', async () => {
    const assignment = newAssignment();
    expectEveryResult(await runProgram([process.execPath, 'old-platform.mjs'], assignment), assignment);
  });

  it('rejects arguments that lead to another path or to none, as the source does', async () => {
    const printed = await runTool(process.execPath, ['invalid-arguments.mjs'], inject('project'));
    expect(JSON.parse(printed)).toEqual(Array(6).fill('ArgumentError'));
  });

  it('shows the API key in no inspection, JSON or log of a client', async () => {
    const assignment = newAssignment();
    const args = ['show-client.mjs', JSON.stringify(assignment)];
    const shown = await runTool(process.execPath, args, inject('project'));
    expect(shown).toContain('NotFoundError');
    expect(shown).not.toContain(assignment.apiKey);
  });

  it('renders a customer with React through openapi-react-query', async () => {
    const { html, missing } = (await runProgram([process.execPath, 'react-query.mjs'], newAssignment())) as {
      html: string;
      missing: string;
    };
    expect(html).toContain('<h1>Pied Piper</h1>');
    expect(missing).toBe('customer_not_found');
  });
});

describe('the README of the client', () => {
  it('starts with a program that runs after an installation in an empty folder', async () => {
    const readme = await readFile(join(import.meta.dirname, '../../../packages/client/README.md'), 'utf8');
    const [, program = '', printed = ''] = /```[jt]s\n(.*?)```.*?```text\n(.*?)```/s.exec(readme) ?? [];
    const output = await runWhereInstalled('first-program', program);
    expect(withoutIds(output)).toBe(withoutIds(printed));
  });
});

describe('the guide to webhooks', () => {
  it('starts with a program that runs after an installation in an empty folder', async () => {
    const guide = await readFile(join(import.meta.dirname, '../../../apps/docs/guides/webhooks.md'), 'utf8');
    const [, program = '', printed = ''] = /```ts\n(.*?)```.*?```text\n(.*?)```/s.exec(guide) ?? [];
    // The program expects its own event first, and would get those of all other programs on the shared server.
    const { target, stop } = await startReferenceServer();
    onTestFinished(stop);
    expect(await runWhereInstalled('first-webhook', program, target)).toBe(printed);
  });
});

/** Runs a program of TypeScript or JavaScript beside the installed packages. Resolves with its output. */
async function runWhereInstalled(
  name: string,
  program: string,
  { baseUrl, apiKey } = inject('referenceServer'),
): Promise<string> {
  const folder = inject('installation');
  const { code } = await transform(program, { loader: 'ts', target: 'node20.19' });
  await writeFile(join(folder, `${name}.mjs`), code);
  const env = { ...process.env, ROLLCALL_BASE_URL: baseUrl, ROLLCALL_API_KEY: apiKey };
  return runTool(process.execPath, [`${name}.mjs`], folder, env);
}

/** Ids are new in each run. */
function withoutIds(text: string): string {
  return text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID');
}
