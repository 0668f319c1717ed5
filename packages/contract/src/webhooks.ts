import type { WebhookEvent, WebhookEventType } from './generated/models.ts';
import { webhookEventExamples, webhookEvents, webhookEventTypes } from './generated/webhooks.ts';

/** The event of this type; a union for several types, which a check of `type` narrows. */
export type WebhookEventOf<Type extends WebhookEventType> = Extract<WebhookEvent, { readonly type: Type }>;

/** Whether a text is the type of an event that this version knows. */
export function isWebhookEventType(text: string): text is WebhookEventType {
  return Object.hasOwn(webhookEvents, text);
}

export { webhookEventExamples, webhookEvents, webhookEventTypes };
