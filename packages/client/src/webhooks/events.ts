/**
 * Any text but the known types of events. The value is never that of the member: a type of its own lets the compiler tell
 * an unknown event from the known ones.
 */
declare enum LaterEventType {
  Later = 'a type that a later version has added',
}

/** An event of a type that a later version of the API has added. */
export interface UnknownWebhookEvent {
  /** The id of the event, the same in every attempt to deliver it. */
  id: string;
  /** None of the known types. To compare it with a new one, treat it as a `string`. */
  type: LaterEventType;
  /** When the event happened, in milliseconds since 1970. */
  created_at: number;
  data: unknown;
}
