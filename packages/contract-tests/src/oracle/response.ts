/** An HTTP response as it was received, decompressed. */
export interface HttpResponse {
  /** The method of the request. A response to HEAD has no body. */
  readonly method: string;
  readonly status: number;
  /** Names in lower case; the values of a repeated header joined by a comma. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** @throws Error if the body is not JSON in UTF-8. */
export function parseJson(response: HttpResponse): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(response.body));
}

/** The parsed body, or `undefined` if it is not JSON. */
export function tryParseJson(response: HttpResponse): unknown {
  try {
    return parseJson(response);
  } catch {
    return undefined;
  }
}

/** Status, headers and the beginning of the body, for the message of a failed test. */
export function describeResponse({ status, headers, body }: HttpResponse): string {
  const lines = [...headers].map(([name, value]) => `  ${name}: ${value}`);
  return [`HTTP ${status}`, ...lines, '', `  ${body.toString('utf8').slice(0, 2_000)}`].join('\n');
}
