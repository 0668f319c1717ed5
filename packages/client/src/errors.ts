/** The root of everything that this SDK throws. `cause` keeps the error below, where there is one. */
export class RollcallError extends Error {
  // A getter on the prototype, so that the first line of `stack` has the name too and no field of the error repeats it.
  override get name(): string {
    return 'RollcallError';
  }
}

/** The client was given an option that it cannot work with. Thrown by `new Rollcall(…)`; nothing was sent. */
export class ConfigError extends RollcallError {
  override get name(): string {
    return 'ConfigError';
  }
}

/** A method was given an argument that cannot be sent, such as an empty `customer_key`. Nothing was sent. */
export class ArgumentError extends RollcallError {
  override get name(): string {
    return 'ArgumentError';
  }
}

/** Which call failed. The path is the template of the document, so no error holds a URL or a header. */
export interface CallContext {
  /** The operation of the document, such as `createCustomer`. */
  readonly operation: string;
  /** The HTTP method. */
  readonly method: string;
  /** The path as the document writes it, such as `/customers/{customer_key}`. */
  readonly path: string;
  /** The `X-Request-Id` of the answer; `null` where none came. It finds the request in the server's log. */
  readonly requestId: string | null;
  /** How often the request was sent, or tried to be. */
  readonly attempts: number;
  /**
   * Whether the server may have acted on the request although the call failed: the answer was lost, or was that of a
   * server in trouble. `false` means that it certainly did not, and always for reading.
   */
  readonly effectUnknown: boolean;
}

/** A call that was started and did not succeed. All errors of calls stand below this class. */
export class CallError extends RollcallError implements CallContext {
  declare readonly operation: string;
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
 * No complete answer came: the address cannot be resolved or reached, or the connection broke. `cause` is
 * what `fetch` threw.
 */
export class ConnectionError extends CallError {
  override get name(): string {
    return 'ConnectionError';
  }
}

/** No complete answer, body included, came within `timeoutMs`. */
export class TimeoutError extends CallError {
  override get name(): string {
    return 'TimeoutError';
  }
}

/** The caller's `signal` ended the call, or the wait before another attempt; `cause` is its reason. */
export class AbortedError extends CallError {
  override get name(): string {
    return 'AbortedError';
  }
}

/**
 * The server answered with a redirect, which is never followed: `fetch` would send the API key along to whatever
 * address it names. Set `baseUrl` to the final address.
 */
export class RedirectError extends CallError {
  /** The HTTP status, 301 to 308; 0 in browsers, which hide it. */
  declare readonly status: number;
  /** Where the answer points to, without user name, password and query; `null` where it is not told. */
  declare readonly location: string | null;

  constructor(redirect: { status: number; location: string | null }, context: CallContext) {
    const target = redirect.location === null ? '' : ` to ${redirect.location}`;
    super(`Redirect${target} is not followed, as it would hand on the API key`, context);
    Object.assign(this, redirect);
  }

  override get name(): string {
    return 'RedirectError';
  }
}

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

/**
 * The answer to a first attempt was lost, a second one was told that the customer exists already, and whether the first
 * had created it could not be looked up. `cause` says why.
 */
export class UnknownOutcomeError extends CallError {
  override get name(): string {
    return 'UnknownOutcomeError';
  }
}
