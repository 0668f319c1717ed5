import { type ErrorResponse, errorCodes, type Issue } from '@rollcall/contract';
import type { DomainError } from '../../core/errors.ts';

/** The success of an operation, before it has its envelope. */
export interface Success {
  readonly status: number;
  readonly message: string;
  readonly meta?: object;
  readonly data: unknown;
  /** Members of the envelope that only some operations have. */
  readonly besideData?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

export function successEnvelope({ status, message, meta = {}, data, besideData }: Success) {
  return { statusCode: status, message, meta, data, errors: {}, ...besideData };
}

/** The status is that of the error's code in the contract. Only the two codes of a conflict come with `existing`. */
export function errorEnvelope({ code, message, issues, existing }: DomainError): ErrorResponse {
  return {
    statusCode: errorCodes[code].status,
    message,
    code,
    meta: {},
    data: null,
    errors: messagesByField(issues),
    issues: [...issues],
    ...(existing && { existing }),
  } as ErrorResponse;
}

function messagesByField(issues: readonly Issue[]): Record<string, string[]> {
  const messages = new Map<string, string[]>();
  for (const { field, message } of issues) {
    if (field === null) continue;
    const ofField = messages.get(field);
    if (ofField) ofField.push(message);
    else messages.set(field, [message]);
  }
  // fromEntries, since an assignment to a field of the name __proto__ would be lost.
  return Object.fromEntries(messages);
}
