import { type CallContext, CallError } from './call-error.ts';

/**
 * The status says success, but the body is not an answer of the API: HTML of a proxy or a captive portal, nothing, or
 * JSON that is cut off. Mostly the `baseUrl` is wrong or something stands between.
 */
export class ResponseFormatError extends CallError {
  /** The HTTP status, 200 to 299. */
  declare readonly status: number;
  /** The media type that the answer claims; `null` where it claims none. */
  declare readonly contentType: string | null;
  /** The body as it came. */
  declare readonly body: string;

  constructor(
    message: string,
    answer: { status: number; contentType: string | null; body: string },
    context: CallContext,
    options?: ErrorOptions,
  ) {
    super(message, context, options);
    Object.assign(this, answer);
  }

  override get name(): string {
    return 'ResponseFormatError';
  }
}
