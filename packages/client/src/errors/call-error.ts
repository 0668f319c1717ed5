import { RollcallError } from './rollcall-error.ts';

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
