/** A key of the default tenant of requests. */
export const apiKey = 'sk_test_of_tenant_a';
/** A key of another tenant. */
export const otherApiKey = 'sk_test_of_tenant_b';

export interface TestRequest {
  readonly headers?: Readonly<Record<string, string>>;
  /** Text, bytes and forms are sent as they are, other values as JSON. */
  readonly body?: unknown;
}

export interface TestResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the tests are about
  readonly body: any;
}

/** Sends a request, with a valid key unless the headers name one, and follows no redirect. */
export async function send(method: string, url: string, request: TestRequest = {}): Promise<TestResponse> {
  const [body, contentType] = encode(request.body);
  const headers = { 'x-api-key': apiKey, ...contentType, ...request.headers };
  const response = await fetch(url, { method, headers, body, redirect: 'manual' });
  const text = await response.text();
  const isJson = response.headers.get('Content-Type') === 'application/json' && text !== '';
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
}

function encode(body: unknown): [BodyInit | null, Record<string, string>] {
  if (body === undefined) return [null, {}];
  if (body instanceof FormData) return [body, {}];
  const isSentAsIs = typeof body === 'string' || body instanceof Uint8Array;
  return [isSentAsIs ? (body as BodyInit) : JSON.stringify(body), { 'Content-Type': 'application/json' }];
}
