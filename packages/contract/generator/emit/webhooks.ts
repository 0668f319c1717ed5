import type { OpenApiDocument } from '../document/openapi.ts';
import { declaredWebhooks } from '../document/webhooks.ts';
import { schemaConstant } from './schemas.ts';
import { HEADER, importStatement, literal, objectLiteral } from './typescript.ts';

/** `webhooks.ts`: the run-time table of webhook events, and an example of each. */
export function generateWebhooks(document: OpenApiDocument): string {
  const webhooks = declaredWebhooks(document);
  const definitions = webhooks.map(
    ({ type, summary, schema, sentByDefault }) => [type, literal({ summary, schema, sentByDefault })] as const,
  );
  const examples = webhooks.map(({ type, example }) => [type, literal(example)] as const);
  const members = webhooks.map(({ type, schema }) => `  readonly ${literal(type)}: ${schema};\n`);
  return [
    HEADER,
    "import type { WebhookEventDefinition } from '../definitions.ts';\n",
    importStatement('import type', new Set(webhooks.map(({ schema }) => schema)), './models.ts'),
    '\n/** Every event that the server sends, under its type, in the order of the document. */\n',
    `export const webhookEvents = ${objectLiteral(definitions)} as const satisfies Record<string, WebhookEventDefinition>;\n`,
    '\n/** The types of all events, in the order of the document. */\n',
    `export const webhookEventTypes = ${literal(webhooks.map(({ type }) => type))} as const;\n`,
    '\n/** The example of each event in the document, under its type. */\n',
    `export const webhookEventExamples: WebhookEventExamples = ${objectLiteral(examples)};\n`,
    `\nexport interface WebhookEventExamples {\n${members.join('')}}\n`,
  ].join('');
}

/** `webhook-schemas.ts`: the zod schema of each webhook event. */
export function generateWebhookSchemas(document: OpenApiDocument): string {
  const entries = declaredWebhooks(document).map(({ type, schema }) => [type, schemaConstant(schema)] as const);
  return [
    HEADER,
    importStatement('import', new Set(entries.map(([, constant]) => constant)), './schemas.ts'),
    '\n/** The schema of each webhook event, under its type. */\n',
    `export const webhookEventSchemas = ${objectLiteral(entries)} as const;\n`,
  ].join('');
}
