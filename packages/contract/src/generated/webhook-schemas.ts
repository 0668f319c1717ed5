// Generated from openapi.yaml by `pnpm generate`. Do not edit.
import {
  customerArchivedEventSchema,
  customerCreatedEventSchema,
  customerDeletedEventSchema,
  customerUnarchivedEventSchema,
  customerUpdatedEventSchema,
  importCompletedEventSchema,
} from './schemas.ts';

/** The schema of each webhook event, under its type. */
export const webhookEventSchemas = {
  'customer.created': customerCreatedEventSchema,
  'customer.updated': customerUpdatedEventSchema,
  'customer.deleted': customerDeletedEventSchema,
  'customer.archived': customerArchivedEventSchema,
  'customer.unarchived': customerUnarchivedEventSchema,
  'import.completed': importCompletedEventSchema,
} as const;
