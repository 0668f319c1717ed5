/** What came back over the wire, as it came. */
export interface Answer {
  /** The method of the request. An answer to HEAD has no body. */
  readonly method: string;
  readonly status: number;
  /** Names in lower case; the values of a repeated header joined by a comma. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** @throws Error where the body is not JSON in UTF-8. */
export function jsonOf(answer: Answer): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(answer.body));
}

/** The parsed body, or `undefined` where it is not JSON. */
export function jsonIfAny(answer: Answer): unknown {
  try {
    return jsonOf(answer);
  } catch {
    return undefined;
  }
}

/** Status, headers and the beginning of the body, for the message of a failed test. */
export function describeAnswer({ status, headers, body }: Answer): string {
  const lines = [...headers].map(([name, value]) => `  ${name}: ${value}`);
  return [`HTTP ${status}`, ...lines, '', `  ${body.toString('utf8').slice(0, 2_000)}`].join('\n');
}
