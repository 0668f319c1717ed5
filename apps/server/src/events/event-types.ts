/** The types of events, in the order of the document. */
export const webhookEventTypes = [
  'customer.created',
  'customer.updated',
  'customer.deleted',
  'customer.archived',
  'customer.unarchived',
  'import.completed',
] as const;

export type WebhookEventType = (typeof webhookEventTypes)[number];
