export type {
  CustomerArchivedEvent,
  CustomerCreatedEvent,
  CustomerDeletedEvent,
  CustomerUnarchivedEvent,
  CustomerUpdatedEvent,
  ImportCompletedEvent,
  WebhookEvent,
  WebhookEventOf,
  WebhookEventType,
} from '@rollcall/contract';
export { WebhookVerificationError, type WebhookVerificationReason } from './error.ts';
export type { UnknownWebhookEvent } from './events.ts';
export { type VerifyOptions, verify, type WebhookHeaders } from './verify.ts';
