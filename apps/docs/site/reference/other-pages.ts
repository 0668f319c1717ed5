import type { Page } from '../page.ts';
import { document, events, type OperationInPlace, operations, resolve, type Schema } from './document.ts';
import { fieldList } from './fields.ts';
import { objectNames, objectPageOf, titleOf } from './object-names.ts';
import { asFields, operationPage, operationPath } from './operation-page.ts';
import { paragraph, typeText } from './schema-text.ts';

/** The reference: an overview, a page per operation, and a page per object of many fields. */
export function referencePages(): Page[] {
  return [overviewPage(), ...operations.map(operationPage), ...objectNames.map(objectPage)];
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
  const eventTable =
    rows.length === 0 ? [] : [`## Events\n\n| Event | Meaning | Sent |\n|---|---|---|\n${rows.join('\n')}`];
  const objects = objectNames.map((name) => `- [${titleOf(name)}](${objectPageOf(name)})`);
  const sections = [
    `# API reference`,
    info.description.trim(),
    `All pages of the reference are made from [openapi.yaml](/openapi.yaml).`,
    `## Operations`,
    ...groups,
    ...eventTable,
    `## Objects\n\n${objects.join('\n')}`,
  ];
  return {
    path: '/reference',
    title: 'API reference',
    description: info.summary,
    markdown: `${sections.join('\n\n')}\n`,
  };
}

function objectPage(name: string): Page {
  const schema = resolve<Schema>({ $ref: `#/components/schemas/${name}` });
  const description = paragraph(schema.description);
  return {
    path: objectPageOf(name) ?? '',
    title: titleOf(name),
    description,
    markdown: `# ${titleOf(name)}\n\n${description}\n\n${asFields(fieldList({ ...schema, type: typeText(schema) }, false))}\n`,
  };
}
