import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Rollcall } from '@rollcall/client';
import { errorCodes, issueCodes } from '@rollcall/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ExampleServer, jsonWithoutVariables, startExampleServer } from './example-server.ts';
import { docsFolder, read } from './repository.ts';

const readPage = (name: string) => read(`apps/docs/errors/${name}.md`);

const statuses = new Map(Object.entries(errorCodes).map(([code, { status }]) => [code, status]));
const meanings = new Map(
  [...Object.entries(errorCodes), ...Object.entries(issueCodes)].map(([code, { meaning }]) => [code, meaning]),
);
const codes = [...meanings.keys()];

it('each code of the contract has an error page, and each error page has a code', () => {
  const pages = readdirSync(join(docsFolder, 'errors')).filter((name) => name !== 'README.md');
  const wanted = codes.map((code) => `${code}.md`);
  const missing = wanted.filter((page) => !pages.includes(page));
  const superfluous = pages.filter((page) => !wanted.includes(page));
  expect({ missing, superfluous }).toEqual({ missing: [], superfluous: [] });
});

it('the list of error pages has the order, the statuses and the meanings of the contract', () => {
  const rows = [...readPage('README').matchAll(/^\| \[.*\|$/gm)].map(([row]) => row.replace(/ +/g, ' '));
  const link = (code: string) => `[\`${code}\`](${code}.md)`;
  const errorRows = Object.entries(errorCodes).map(
    ([code, { status }]) => `| ${link(code)} | ${status} | ${meanings.get(code)} |`,
  );
  const issueRows = Object.entries(issueCodes).map(([code, { meaning }]) => `| ${link(code)} | ${meaning} |`);
  expect(rows).toEqual([...errorRows, ...issueRows]);
});

describe('each error page', () => {
  let server: ExampleServer;
  beforeAll(async () => {
    server = await startExampleServer();
    await server.runShell(read('apps/docs/examples/first-request.sh'));
  });
  // One example creates as many as a tenant may have.
  afterEach(async () => {
    const { webhookEndpoints } = new Rollcall({ baseUrl: server.baseUrl, apiKey: server.apiKey });
    for (const { id } of await webhookEndpoints.list()) await webhookEndpoints.delete(id);
  });
  afterAll(() => server?.stop());

  it.each(codes)('the page of %s starts with the meaning from the contract', (code) => {
    const want = `# \`${code}\`\n\n${meanings.get(code)}\n\n${kindOf(code)}\n\n`;
    expect(readPage(code).slice(0, want.length)).toBe(want);
  });

  it.each(codes)('the page of %s says when it happens and what to do', (code) => {
    expect(readPage(code).match(/^## .*/gm)).toEqual(['## When it happens', '## Example', '## What to do']);
  });

  it.each(codes)('the example of %s returns the response on its page', async (code) => {
    const response = jsonWithoutVariables(await server.runShell(block(readPage(code), 'sh')));
    expect(response).toEqual(jsonWithoutVariables(block(readPage(code), 'json')));
    expect(codesOf(response)).toContain(code);
  });
});

function kindOf(code: string): string {
  const status = statuses.get(code);
  if (status === undefined) return 'Issue code.';
  return `Error code (status ${status})${Object.hasOwn(issueCodes, code) ? ' and issue code' : ''}.`;
}

/** The only code block of a page in this language. */
function block(page: string, language: string): string {
  const blocks = [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))];
  expect(blocks).toHaveLength(1);
  return blocks[0]?.[1] ?? '';
}

/** Every `code` in a response, at any depth. */
function codesOf(response: unknown): unknown[] {
  if (typeof response !== 'object' || response === null) return [];
  return Object.entries(response).flatMap(([name, value]) => (name === 'code' ? [value] : codesOf(value)));
}
