import type { Page } from '../page.ts';
import { document, events, type OperationInPlace, operations } from './document.ts';
import { asFields, fieldList } from './fields.ts';
import { objects } from './objects.ts';
import { operationPage, operationPath } from './operation-page.ts';
import { paragraph } from './schema-text.ts';

/** The reference: an overview, a page per operation, and a page per object of many fields. */
export function referencePages(): Page[] {
  return [overviewPage(), ...operations.map(operationPage), ...objects.map(objectPage)];
}

/** The operations of a tag, in the order of the document. */
export function operationsOf(tag: string): OperationInPlace[] {
  return operations.filter(({ tags }) => tags.includes(tag));
}

function overviewPage(): Page {
  const { info, tags } = document;
  const groups = tags.map(({ name, description }) => {
    const rows = operationsOf(name).map(
      ({ operationId, summary, method, path }) =>
        `| [${summary}](${operationPath(operationId)}) | \`${method} ${path}\` |`,
    );
    return `### ${name}\n\n${description}\n\n| Operation | Request |\n|---|---|\n${rows.join('\n')}`;
  });
  const rows = events.map(
    ({ path, summary, 'x-sent-by-default': isDefault }) =>
      `| [\`${path}\`](/events/${path}) | ${summary} | ${isDefault ? 'by default' : 'if the endpoint asks for it'} |`,
  );
  const links = objects.map(({ title, path }) => `- [${title}](${path})`);
  const sections = [
    '# API reference',
    info.description.trim(),
    'All pages of the reference are made from [openapi.yaml](/openapi.yaml).',
    '## Operations',
    ...groups,
    `## Events\n\n| Event | Meaning | Sent |\n|---|---|---|\n${rows.join('\n')}`,
    `## Objects\n\n${links.join('\n')}`,
  ];
  return {
    path: '/reference',
    title: 'API reference',
    description: info.summary,
    markdown: `${sections.join('\n\n')}\n`,
  };
}

function objectPage({ title, path, schema }: (typeof objects)[number]): Page {
  const description = paragraph(schema.description);
  const markdown = `# ${title}\n\n${description}\n\n${asFields(fieldList(schema, false))}\n`;
  return { path, title, description, markdown };
}
