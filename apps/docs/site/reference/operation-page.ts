import type { Page } from '../page.ts';
import { samplesOf } from '../samples/samples.ts';
import { examplesOf, type OperationInPlace, operations, type Parameter, resolve } from './document.ts';
import { errorTable } from './error-table.ts';
import { asFields, fieldList, listItem, valuesText } from './fields.ts';
import { dashed } from './objects.ts';
import { limitTexts, paragraph, typeText } from './schema-text.ts';

/** The address of the page of an operation. */
export function operationPath(operationId: string): string {
  return `/reference/${dashed(operationId)}`;
}

/** The page of an operation: the request in each language, a form to try it, and everything that the document says of it. */
export function operationPage(operation: OperationInPlace): Page {
  const { operationId, summary, method, path, description = '', deprecated } = operation;
  const sections = [
    `# ${summary}`,
    `<div class="endpoint">\n\n**${method}** \`/api/v1${path}\`\n\n</div>`,
    ...(deprecated ? ['::: warning Deprecated\n:::'] : []),
    aliasText(operation),
    description.trim(),
    `## Request\n\n${sampleTabs(operation)}`,
    `<TryIt operation="${operationId}" />`,
    parameterSections(operation),
    bodySection(operation),
    ...successSections(operation),
    errorTable(operation),
  ].filter((section) => section !== '');
  return {
    path: operationPath(operationId),
    title: summary,
    description: `${method} /api/v1${path}`,
    markdown: `${sections.join('\n\n')}\n`,
  };
}

function aliasText({ 'x-alias-of': aliasOf }: OperationInPlace): string {
  const original = operations.find(({ operationId }) => operationId === aliasOf);
  if (original === undefined) return '';
  return `Another address of [${original.summary}](${operationPath(original.operationId)}), which the SDKs of the hosted API use.`;
}

function sampleTabs(operation: OperationInPlace): string {
  const blocks = samplesOf(operation).map(({ name, language, code }) => `\`\`\`${language} [${name}]\n${code}\`\`\``);
  return `::: code-group\n\n${blocks.join('\n\n')}\n\n:::`;
}

const places = [
  ['path', 'Path'],
  ['query', 'Query'],
  ['header', 'Headers'],
] as const;

function parameterSections({ parameters }: OperationInPlace): string {
  const lists = places.flatMap(([place, title]) => {
    const items = parameters.filter((parameter) => parameter.in === place).map(parameterItem);
    return items.length === 0 ? [] : [`## ${title}\n\n${asFields(items.join('\n'))}`];
  });
  return lists.join('\n\n');
}

function parameterItem({ name, required, schema, description }: Parameter): string {
  const facts = [typeText(schema), ...(required ? ['**required**'] : []), ...limitTexts(schema)];
  return listItem(name, facts, [paragraph(description), valuesText(schema)]);
}

function bodySection({ requestBody }: OperationInPlace): string {
  const [mediaType, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  if (content === undefined) return '';
  return `## Body\n\n\`${mediaType}\`\n\n${asFields(fieldList(content.schema, false))}`;
}

function successSections({ responses }: OperationInPlace): string[] {
  return Object.entries(responses).flatMap(([status, { description, content = {}, headers = {} }]) => {
    const json = content['application/json'];
    if (!status.startsWith('2') || json === undefined) return [];
    const names = Object.entries(headers).map(([name, header]) =>
      listItem(name, [], [paragraph(resolve<{ description?: string }>(header).description)]),
    );
    return [
      `## Response ${status}\n\n${paragraph(description)}`,
      exampleTabs(examplesOf(json).map(([name, { summary = name, value }]) => [summary, value])),
      `### Fields of the response\n\n${asFields(fieldList(json.schema, true))}`,
      ...(names.length === 0 ? [] : [`### Headers of the response\n\n${asFields(names.join('\n'))}`]),
    ];
  });
}

/** Each example in a tab with its summary. */
function exampleTabs(examples: readonly (readonly [summary: string, value: unknown])[]): string {
  const blocks = examples.map(([summary, value]) => {
    const title = summary.replace(/[[\]`]/g, '');
    return `\`\`\`json [${title}]\n${JSON.stringify(value, undefined, 2)}\n\`\`\``;
  });
  return blocks.length === 0 ? '' : `::: code-group\n\n${blocks.join('\n\n')}\n\n:::`;
}
