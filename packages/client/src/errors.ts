/** The root of all errors that this SDK throws. `cause` holds the underlying error, if there is one. */
export class RollcallError extends Error {
  // A getter on the prototype, so that the first line of `stack` has the name and no field of the error repeats it.
  override get name(): string {
    return 'RollcallError';
  }
}

/** An option of the client is invalid. Thrown by `new Rollcall(…)`; nothing was sent. */
export class ConfigError extends RollcallError {
  override get name(): string {
    return 'ConfigError';
  }
}

/** An argument of a method cannot be sent, such as an empty `customer_key`. Nothing was sent. */
export class ArgumentError extends RollcallError {
  override get name(): string {
    return 'ArgumentError';
  }
}

/** Which call failed. The path is the template of the document, so no error holds a URL or a header. */
export interface CallContext {
  /** The operation of the document, such as `createCustomer`; `null` for a request that no method has sent. */
  readonly operation: string | null;
  /** The HTTP method. */
  readonly method: string;
  /** The path as the document writes it, such as `/customers/{customer_key}`. */
  readonly path: string;
  /** The `X-Request-Id` of the response, which finds the request in the server's log; `null` without a response. */
  readonly requestId: string | null;
  /** How often the request was sent, or tried to be sent. */
  readonly attempts: number;
  /**
   * Whether the server may have acted on the request although the call failed: the response was lost, or came from a
   * server in trouble. `false` means that it certainly did not; reads are always `false`.
   */
  readonly effectUnknown: boolean;
}

/** A call failed after it was started. All errors of calls are subclasses of this one. */
export class CallError extends RollcallError implements CallContext {
  declare readonly operation: string | null;
  declare readonly method: string;
  declare readonly path: string;
  declare readonly requestId: string | null;
  declare readonly attempts: number;
  declare readonly effectUnknown: boolean;

  constructor(message: string, context: CallContext, options?: ErrorOptions) {
    super(`${message} (${describe(context)})`, options);
    this.operation = context.operation;
    this.method = context.method;
    this.path = context.path;
    this.requestId = context.requestId;
    this.attempts = context.attempts;
    this.effectUnknown = context.effectUnknown;
  }

  override get name(): string {
    return 'CallError';
  }
}

function describe({ method, path, requestId, attempts }: CallContext): string {
  const parts = [
    `${method} ${path}`,
    requestId !== null && `request ${requestId}`,
    attempts > 1 && `${attempts} attempts`,
  ];
  return parts.filter(Boolean).join(', ');
}

/**
 * No complete response arrived: the address cannot be resolved or reached, or the connection broke. `cause` is the error
 * of `fetch`.
 */
export class ConnectionError extends CallError {
  override get name(): string {
    return 'ConnectionError';
  }
}

/** No complete response, including its body, arrived within `timeoutMs`. */
export class TimeoutError extends CallError {
  override get name(): string {
    return 'TimeoutError';
  }
}

/** The caller's `signal` ended the call, or the wait before another attempt; `cause` is the signal's reason. */
export class AbortedError extends CallError {
  override get name(): string {
    return 'AbortedError';
  }
}

/**
 * The server answered with a redirect. The SDK never follows one, as `fetch` would send the API key to whatever address
 * the redirect names. Set `baseUrl` to the final address.
 */
export class RedirectError extends CallError {
  /** The HTTP status, 301 to 308; 0 in browsers, which hide it. */
  declare readonly status: number;
  /** The target, without user name, password and query; `null` if it is unknown. */
  declare readonly location: string | null;

  constructor(redirect: { status: number; location: string | null }, context: CallContext) {
    const target = redirect.location === null ? '' : ` to ${redirect.location}`;
    super(`Redirect${target} is not followed, as it would receive the API key`, context);
    Object.assign(this, redirect);
  }

  override get name(): string {
    return 'RedirectError';
  }
}

/**
 * The status says success, but the body is not a response of the API: HTML of a proxy or a captive portal, nothing, or
 * truncated JSON. Usually the `baseUrl` is wrong, or a proxy answered instead of the API.
 */
export class ResponseFormatError extends CallError {
  /** The HTTP status, 200 to 299. */
  declare readonly status: number;
  /** The `content-type` of the response; `null` if it has none. */
  declare readonly contentType: string | null;
  /** The unparsed body. */
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

/**
 * The response to a first attempt was lost, a second attempt was told that the customer already exists, and the SDK
 * could not look up whether the first attempt had created it. `cause` says why.
 */
export class UnknownOutcomeError extends CallError {
  override get name(): string {
    return 'UnknownOutcomeError';
  }
}
