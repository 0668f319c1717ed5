import { readdirSync, readFileSync } from 'node:fs';
import { errorCodes, issueCodes } from '@rollcall/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExampleServer, startExampleServer } from '../support/example-server.ts';
import { jsonWithoutVariables } from '../support/without-variables.ts';

const folder = new URL('../../errors/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

const statuses = new Map(Object.entries(errorCodes).map(([code, { status }]) => [code, status]));
const meanings = new Map(
  [...Object.entries(errorCodes), ...Object.entries(issueCodes)].map(([c, d]) => [c, d.meaning]),
);
const codes = [...meanings.keys()];

describe('the error pages', () => {
  it('are one for each code of the contract, and no others', () => {
    const pages = readdirSync(folder).filter((name) => name !== 'README.md');
    expect(pages.sort()).toEqual(codes.map((code) => `${code}.md`).sort());
  });

  it('are listed in the order of the contract, with status and meaning', () => {
    const rows = [...read('README.md').matchAll(/^\| \[.*\|$/gm)].map(([row]) => row.replace(/ +/g, ' '));
    const errorRows = Object.entries(errorCodes).map(
      ([code, { status }]) => `| ${link(code)} | ${status} | ${meanings.get(code)} |`,
    );
    const issueRows = Object.entries(issueCodes).map(([code, { meaning }]) => `| ${link(code)} | ${meaning} |`);
    expect(rows).toEqual([...errorRows, ...issueRows]);
  });
});

describe.each(codes)('errors/%s.md', (code) => {
  it('starts with what the contract says about the code', () => {
    const want = `# \`${code}\`\n\n${meanings.get(code)}\n\n${kindOf(code)}\n\n`;
    expect(read(`${code}.md`).slice(0, want.length)).toBe(want);
  });

  it('says when it happens and what to do', () => {
    expect(read(`${code}.md`).match(/^## .*/gm)).toEqual(['## When it happens', '## Example', '## What to do']);
  });
});

describe('the examples of the error pages', () => {
  let server: ExampleServer;
  beforeAll(async () => {
    server = await startExampleServer();
    await server.runShell(readFileSync(new URL('../../examples/first-request.sh', import.meta.url), 'utf8'));
  });
  afterAll(() => server?.stop());

  it.each(codes)('%s is answered as the page shows', async (code) => {
    const page = read(`${code}.md`);
    const answer = jsonWithoutVariables(await server.runShell(block(page, 'sh')));
    expect(answer).toEqual(jsonWithoutVariables(block(page, 'json')));
    expect(codesOf(answer)).toContain(code);
  });
});

function link(code: string): string {
  return `[\`${code}\`](${code}.md)`;
}

function kindOf(code: string): string {
  const status = statuses.get(code);
  if (status === undefined) return 'Issue code.';
  return `Error code (status ${status})${Object.hasOwn(issueCodes, code) ? ' and issue code' : ''}.`;
}

function block(page: string, language: string): string {
  const blocks = [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))];
  expect(blocks).toHaveLength(1);
  return blocks[0]?.[1] ?? '';
}

/** Every code of an answer, wherever it stands. */
function codesOf(answer: unknown): unknown[] {
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.entries(answer).flatMap(([name, value]) => (name === 'code' ? [value] : codesOf(value)));
}
