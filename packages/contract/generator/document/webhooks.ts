import {
  type Json,
  jsonSchema,
  type OpenApiDocument,
  type OperationObject,
  type RequestBodyObject,
  type Schema,
} from './openapi.ts';
import { componentName, DocumentError, pointerBelow, resolve } from './references.ts';

/** One event that the server sends, as `webhooks` of the document declares it. */
export interface WebhookDeclaration {
  /** The type of the event, which is its name in the document. */
  readonly type: string;
  readonly summary: string;
  /** The component schema of the event. */
  readonly schema: string;
  /** Whether an endpoint that names no types receives the event. */
  readonly sentByDefault: boolean;
  /** The first example of the event. */
  readonly example: Json;
}

/**
 * The events of the document, in its order.
 *
 * @throws {DocumentError} if an event is not a POST with a JSON body of its own schema, has no example, or is missing in
 * `WebhookEventType` or `WebhookEvent`.
 */
export function declaredWebhooks(document: OpenApiDocument): WebhookDeclaration[] {
  const webhooks = Object.entries(document.webhooks ?? {}).map(([type, item]) => {
    const pointer = pointerBelow('#/webhooks', type);
    if (item.post === undefined) throw new DocumentError(pointer, 'a webhook needs the method post');
    return declaration(document, type, item.post, pointer);
  });
  if (webhooks.length > 0) assertComplete(document, webhooks);
  return webhooks;
}

function declaration(
  document: OpenApiDocument,
  type: string,
  { summary = '', requestBody, ...operation }: OperationObject,
  pointer: string,
): WebhookDeclaration {
  const { content } = resolve<RequestBodyObject>(document, requestBody ?? { content: {} }, pointer);
  const body = jsonSchema(content);
  const schema = body && componentName(body, pointer);
  if (body === null || schema === null)
    throw new DocumentError(pointer, 'a webhook needs a JSON body with a named schema');
  const { const: constant } = resolve<Schema>(document, body, pointer).properties?.type ?? {};
  if (constant !== type)
    throw new DocumentError(pointer, `the property type of ${schema} must be the constant ${type}`);
  const [example] = Object.values(content['application/json']?.examples ?? {});
  const value = example && resolve(document, example, pointer).value;
  if (value === undefined) throw new DocumentError(pointer, 'a webhook needs an example, which test events send');
  const sentByDefault = operation['x-sent-by-default'];
  if (typeof sentByDefault !== 'boolean') throw new DocumentError(pointer, 'x-sent-by-default must be true or false');
  return { type, summary, schema, sentByDefault, example: value };
}

/** The enumeration of the types and the union of the events list every event, in the order of the document. */
function assertComplete(document: OpenApiDocument, webhooks: readonly WebhookDeclaration[]): void {
  const { WebhookEventType, WebhookEvent } = document.components?.schemas ?? {};
  const types = WebhookEventType?.enum ?? [];
  const members = (WebhookEvent?.oneOf ?? []).map((member) =>
    componentName(member, '#/components/schemas/WebhookEvent'),
  );
  assertSame(
    types,
    webhooks.map(({ type }) => type),
    '#/components/schemas/WebhookEventType',
  );
  assertSame(
    members,
    webhooks.map(({ schema }) => schema),
    '#/components/schemas/WebhookEvent',
  );
}

function assertSame(listed: readonly unknown[], declared: readonly string[], pointer: string): void {
  if (listed.join() === declared.join()) return;
  throw new DocumentError(pointer, `must list ${declared.join(', ')}, as webhooks does`);
}
