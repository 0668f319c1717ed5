/**
 * Why a request is not a webhook of the server:
 * - `header_missing`: it lacks `webhook-id`, `webhook-timestamp` or `webhook-signature`.
 * - `timestamp_invalid`: `webhook-timestamp` is not a number of seconds.
 * - `signature_mismatch`: no signature fits the body, the headers and a secret.
 * - `timestamp_too_old`, `timestamp_too_new`: it is signed, but for another time than now, as a replayed request is.
 * - `payload_invalid`: it is signed, but its body is not an event.
 */
export type WebhookVerificationReason =
  | 'header_missing'
  | 'timestamp_invalid'
  | 'signature_mismatch'
  | 'timestamp_too_old'
  | 'timestamp_too_new'
  | 'payload_invalid';

/** A request is not a webhook that the server has just signed with the secret. Answer it with 400. */
export class WebhookVerificationError extends Error {
  /** For programs. */
  readonly reason: WebhookVerificationReason;

  constructor(reason: WebhookVerificationReason, message: string) {
    super(message);
    this.reason = reason;
  }

  // On the prototype, so that the first line of `stack` has the name.
  override get name(): string {
    return 'WebhookVerificationError';
  }
}
