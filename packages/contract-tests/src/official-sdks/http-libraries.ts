import type { HttpResponse } from '../oracle/response.ts';
import { csvForm, type RequestBody, rawBody } from '../requests/bodies.ts';
import { send } from '../requests/send.ts';
import { target } from '../target/target.ts';
import type { HttpLibrary, SdkRequest } from './official-sdk.ts';

/** Net::HTTP of Ruby. It opens a connection for each request, and rejects a path that is no URI. */
export const netHttp: HttpLibrary = async (request) => {
  if (!URI.test(request.endpoint)) throw new Error(`bad URI (is not URI?): ${request.endpoint}`);
  const headers = {
    'Accept-Encoding': 'gzip;q=1.0,deflate;q=0.6,identity;q=0.3',
    Accept: '*/*',
    'User-Agent': 'Ruby',
    'X-Api-Key': target.apiKey,
    'Content-Type': 'application/json',
    Connection: 'close',
  };
  const boundary = '----WebKitFormBoundary5f0c1d6f3b0e4c7aa2d9be64517f3c20';
  return sendBytes(request, { headers, boundary, toJson: JSON.stringify, methodsWithLength: ['POST'] });
};

/** @see https://www.rfc-editor.org/rfc/rfc3986#appendix-A */
const URI = /^(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[\da-f]{2})*$/i;

/** requests of Python. Its JSON is ASCII with spaces. It encodes what no URI can contain, and a `%` that encodes nothing. */
export const pythonRequests: HttpLibrary = (request) => {
  const endpoint = encodeURI(request.endpoint).replaceAll(/%25(?=[\da-f]{2})/gi, '%');
  const headers = {
    'User-Agent': 'python-requests/2.34.2',
    'Accept-Encoding': 'gzip, deflate',
    Accept: '*/*',
    Connection: 'keep-alive',
    'x-api-key': target.apiKey,
    'Content-Type': 'application/json',
  };
  const boundary = '0c6a51f2a7f04a0d9be6f4b3c1d2e3f4';
  return sendBytes(
    { ...request, endpoint },
    { headers, boundary, toJson: pythonJson, methodsWithLength: ['POST', 'PATCH', 'DELETE'] },
  );
};

export const curl: HttpLibrary = (request) => {
  const headers = { 'User-Agent': 'curl/8.5.0', Accept: '*/*', 'x-api-key': target.apiKey };
  const boundary = '------------------------d74496d66958873e';
  return sendBytes(request, { headers, boundary, toJson: JSON.stringify, methodsWithLength: [] });
};

/** The style of an HTTP library that differs from the others. */
interface Style {
  /** With the Content-Type that it declares even if there is no body. */
  readonly headers: Readonly<Record<string, string>>;
  /** The separator of the parts of a form. */
  readonly boundary: string;
  readonly toJson: (value: object) => string;
  /** The methods with `Content-Length: 0` if there is no body. */
  readonly methodsWithLength: readonly string[];
}

function sendBytes(request: SdkRequest, style: Style): Promise<HttpResponse> {
  const { method, endpoint, query } = request;
  const body = bodyOf(request, style);
  const hasLength = body !== undefined || style.methodsWithLength.includes(method);
  const [path] = endpoint.split('#');
  return send({
    method,
    path: `/${path}${Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : ''}`,
    headers: {
      ...style.headers,
      ...(body && { 'Content-Type': body.mediaType }),
      ...(hasLength && { 'Content-Length': body?.bytes.length ?? 0 }),
    },
    ...(body && { body: body.bytes }),
  });
}

function bodyOf({ json, form }: SdkRequest, { toJson, boundary }: Style): RequestBody | undefined {
  if (form) return csvForm(form.csv, form.field, boundary);
  return json && rawBody('application/json', toJson(json));
}

/** JSON as Python writes it: with spaces after commas and colons, in ASCII, and with integers of any size. */
function pythonJson(value: unknown): string {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([name, part]) => `${pythonJson(name)}: ${pythonJson(part)}`);
    return `{${members.join(', ')}}`;
  }
  const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replaceAll(/[\u0080-\uffff]/g, escaped);
}

/** `fetch` of Node, as the JavaScript SDK uses it. The base URL needs its slash at the end. */
export const nodeFetch: HttpLibrary = async (request) => {
  const { url, form, ...init } = fetchArguments(request);
  const response = await fetch(url, { ...init, ...(form && { body: formData(form) }) });
  const body = Buffer.from(await response.arrayBuffer());
  return { method: init.method, status: response.status, headers: new Map(response.headers), body };
};

/** The arguments that the JavaScript SDK gives to `fetch`, in a form that can be sent to a page. */
export function fetchArguments({ method, endpoint, query, json, form }: SdkRequest) {
  const url = new URL(endpoint, `${target.baseUrl}/`);
  for (const [name, value] of Object.entries(query)) url.searchParams.append(name, value);
  const headers = { 'x-api-key': target.apiKey, ...(!form && { 'Content-Type': 'application/json' }) };
  return { url: url.href, method, headers, ...(json && { body: JSON.stringify(json) }), ...(form && { form }) };
}

function formData({ field, csv }: NonNullable<SdkRequest['form']>): FormData {
  const form = new FormData();
  form.append(field, new File([csv], 'customers.csv', { type: 'text/csv' }));
  return form;
}
