import type { WebhookEvent, WebhookEventType } from '@rollcall/contract';
import { Webhook } from 'standardwebhooks';
import { expect } from 'vitest';
import { document, resolve } from '../document/document.ts';
import { schemaProblems } from '../document/schemas.ts';
import type { ReceivedWebhook } from '../target/receiver.ts';

/**
 * The event of a request that has come, after every check that holds for all of them: the headers of the document, the
 * signature, as the package of Standard Webhooks verifies it, and the schema.
 *
 * @throws Error if it breaks the document.
 */
export function eventOf({ headers, body }: ReceivedWebhook, secret: string): WebhookEvent {
  const event = new Webhook(secret).verify(body, { ...headers }) as WebhookEvent;
  expect(headerProblems(event.type, headers)).toEqual([]);
  expect(schemaProblems('response', webhookOf(event.type).schema, event), body).toEqual([]);
  expect(headers['content-type']).toMatch(/^application\/json/);
  expect(headers['webhook-id']).toBe(event.id);
  return event;
}

/** The schema and the headers that the document declares for an event. */
function webhookOf(type: WebhookEventType) {
  const operation = document.webhooks[type]?.post;
  const content = operation?.requestBody && resolve(operation.requestBody).content['application/json'];
  if (!operation || !content) throw new Error(`The document has no webhook ${type}`);
  return { schema: content.schema, parameters: (operation.parameters ?? []).map((parameter) => resolve(parameter)) };
}

function headerProblems(type: WebhookEventType, headers: ReceivedWebhook['headers']): string[] {
  return webhookOf(type).parameters.flatMap(({ name, schema }) => {
    const text = headers[name.toLowerCase()];
    const value = resolve(schema).type === 'integer' ? Number(text) : text;
    return schemaProblems('request', schema, value).map((problem) => `${name}: ${problem}`);
  });
}
