import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { webhookEventExamples, webhookEvents, webhookEventTypes } from '@rollcall/contract';
import { webhookEventSchemas } from '@rollcall/contract/schemas';
import { describe, expect, it } from 'vitest';
import { docsFolder, read } from './repository.ts';

const readPage = (name: string) => read(`apps/docs/events/${name}.md`);

it('each event of the contract has a page, and each page has an event', () => {
  const pages = readdirSync(join(docsFolder, 'events')).filter((name) => name !== 'README.md');
  expect(pages.sort()).toEqual(webhookEventTypes.map((type) => `${type}.md`).sort());
});

it('the list of events has the order, the meanings and the defaults of the contract', () => {
  const rows = [...readPage('README').matchAll(/^\| \[.*\|$/gm)].map(([row]) => row);
  const want = Object.entries(webhookEvents).map(
    ([type, { summary, sentByDefault }]) =>
      `| [\`${type}\`](${type}.md) | ${summary} | ${sentByDefault ? 'yes' : 'no'} |`,
  );
  expect(rows).toEqual(want);
});

describe.each(webhookEventTypes)('the page of %s', (type) => {
  it(`the page of ${type} starts with the meaning and the default of the contract`, () => {
    const { summary, sentByDefault } = webhookEvents[type];
    const want = `# \`${type}\`\n\n${summary}.\n\n${sentByDefault ? 'Sent by default.' : 'Sent to endpoints that ask for it.'}\n\n`;
    expect(readPage(type).slice(0, want.length)).toBe(want);
  });

  it(`the page of ${type} says when it is sent, its data and what to do`, () => {
    expect(readPage(type).match(/^## .*/gm)).toEqual(['## When it is sent', '## Data', '## What to do']);
  });

  it(`the payload on the page of ${type} is the example of the document, and valid`, () => {
    const [, json = ''] = /^```json\n(.*?)^```$/ms.exec(readPage(type)) ?? [];
    const payload = JSON.parse(json);
    expect(payload).toEqual(webhookEventExamples[type]);
    expect(webhookEventSchemas[type].parse(payload)).toEqual(payload);
  });
});
