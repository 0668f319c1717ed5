/** The same in every copy of this package. */
const BRAND = Symbol.for('@rollcall/client.RollcallError');

/**
 * The root of all errors that this SDK throws. `cause` holds the underlying error, if there is one.
 *
 * `instanceof` also recognizes errors of another copy of this package, such as its CommonJS build. `structuredClone` and
 * `postMessage` keep the message, the stack and a `cause` that can be cloned. As for every subclass of `Error`, they lose
 * the class, `name` and all other fields: to keep those, send `error.toJSON()`.
 */
export class RollcallError extends Error {
  // A getter on the prototype, so that the first line of `stack` has the name and no field of the error repeats it.
  override get name(): string {
    return 'RollcallError';
  }

  constructor(message?: string, options?: ErrorOptions) {
    super(message, options);
    const cause = options?.cause;
    // Structured cloning skips a getter. It would fail for this cause, and the error would be lost with it.
    if (!isCloneable(cause)) Object.defineProperty(this, 'cause', { get: () => cause, configurable: true });
  }

  /**
   * The error for logs, and for `JSON.stringify`: `name`, `message`, the fields except `headers` and `body`, and the name
   * and the message of the cause. It shows identifiers and the messages of the server, but no other data of a customer.
   */
  toJSON(): Record<string, unknown> {
    const { name, message, cause } = this;
    const json: Record<string, unknown> = { name, message };
    return Object.assign(json, this, cause instanceof Error && { cause: causeToJson(cause) });
  }

  /** @internal */
  get [BRAND](): true {
    return true;
  }

  /** @internal */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: it is the class to the right of `instanceof`.
    return Function.prototype[Symbol.hasInstance].call(this, value) || isOfOtherCopy(value, this.prototype);
  }
}

function isCloneable(value: unknown): boolean {
  try {
    // A platform without this function clones nothing.
    globalThis.structuredClone?.(value);
    return true;
  } catch {
    return false;
  }
}

function causeToJson({ name, message }: Error): { name: string; message?: string } {
  // The message of a JSON parser quotes the response, which may hold customers.
  return name === 'SyntaxError' ? { name } : { name, message };
}

/** Whether a value is an error of another copy of this package, and of the class that has this prototype there. */
function isOfOtherCopy(value: unknown, prototype: RollcallError): boolean {
  if (typeof value !== 'object' || value === null || !(BRAND in value)) return false;
  // A subclass outside of this package has no name of its own.
  if (!Object.hasOwn(prototype, 'name')) return false;
  for (let one = Object.getPrototypeOf(value); one !== null; one = Object.getPrototypeOf(one)) {
    if (one.name === prototype.name) return true;
  }
  return false;
}

/** Sets fields that neither JSON nor `console.log` shows, since they may hold customers or be long. */
export function setHidden(error: RollcallError, fields: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(fields)) Object.defineProperty(error, name, { value });
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

/** The headers of a response. They cannot be changed. */
export type ResponseHeaders = Omit<Headers, 'append' | 'delete' | 'set'>;

/** A call failed after it was started. All errors of calls are subclasses of this one. */
export class CallError extends RollcallError {
  /**
   * The operation of the document, such as `createCustomer`; `null` for a request that no method of the SDK has made.
   */
  declare readonly operation: string | null;
  /** The HTTP method. */
  declare readonly method: string;
  /** The path as the document writes it, such as `/customers/{customer_key}`, so no error holds a URL. */
  declare readonly path: string;
  /** The `X-Request-Id` of the response, which finds the request in the server's log; `null` without a response. */
  declare readonly requestId: string | null;
  /** How often the request was sent, or tried to be sent. */
  declare readonly attempts: number;
  /**
   * Whether the server may have acted on the request although the call failed: the response was lost, or came from a
   * server in trouble. `false` means that it certainly did not; reads are always `false`.
   */
  declare readonly effectUnknown: boolean;
  /** The headers of the response, such as those of a rate limit; `null` without a response. Neither JSON nor logs show them. */
  declare readonly headers: ResponseHeaders | null;

  constructor(message: string, context: CallContext, options?: ErrorOptions) {
    super(`${message} (${describe(context)})`, options);
    const { operation, method, path, requestId, attempts, effectUnknown, headers = null } = context;
    Object.assign(this, { operation, method, path, requestId, attempts, effectUnknown });
    setHidden(this, { headers });
  }

  override get name(): string {
    return 'CallError';
  }
}

/** Which call failed. */
export type CallContext = Pick<
  CallError,
  'operation' | 'method' | 'path' | 'requestId' | 'attempts' | 'effectUnknown'
> & { readonly headers?: ResponseHeaders | null };

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

  constructor(redirect: Pick<RedirectError, 'status' | 'location'>, context: CallContext) {
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
  /** The unparsed body. Neither JSON nor `console.log` shows it. */
  declare readonly body: string;

  constructor(
    message: string,
    { body, ...answer }: Pick<ResponseFormatError, 'status' | 'contentType' | 'body'>,
    context: CallContext,
    options?: ErrorOptions,
  ) {
    super(message, context, options);
    Object.assign(this, answer);
    setHidden(this, { body });
  }

  override get name(): string {
    return 'ResponseFormatError';
  }
}

/**
 * The response to a first attempt was lost, a second attempt was told that the customer already exists, and the SDK
 * could not find out whether the first attempt had created it: the look-up failed, or what it found does not make it clear.
 * The message and the `cause` say why.
 */
export class UnknownOutcomeError extends CallError {
  override get name(): string {
    return 'UnknownOutcomeError';
  }
}
