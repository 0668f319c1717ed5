import type { TryItData } from '../../site/try-it-data.ts';
import { reader } from './reader.ts';

interface TriedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | FormData | undefined;
}

export interface TriedAnswer {
  readonly status: string;
  readonly isSuccess: boolean;
  readonly code: string | undefined;
  readonly text: string;
}

/** The request that a form describes. Empty fields are left out. */
export function requestOf(data: TryItData, values: Readonly<Record<string, string>>, text: string): TriedRequest {
  const filled = data.parameters.filter(({ name, in: place }) => place === 'path' || (values[name] ?? '') !== '');
  const inPlace = (place: string) =>
    filled.filter((one) => one.in === place).map(({ name }) => [name, values[name] ?? ''] as const);
  const path = inPlace('path').reduce(
    (result, [name, value]) => result.replace(`{${name}}`, encodeURIComponent(value)),
    data.path,
  );
  const search = new URLSearchParams(inPlace('query').map(([name, value]) => [name, value])).toString();
  return {
    method: data.method,
    path: `/api/v1${path}${search === '' ? '' : `?${search}`}`,
    headers: {
      'x-api-key': reader.apiKey,
      ...(data.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...Object.fromEntries(inPlace('header')),
    },
    body: bodyOf(data, text),
  };
}

/** Sends a request to the server of the reader. */
export async function send({ method, path, headers, body }: TriedRequest): Promise<TriedAnswer> {
  const response = await fetch(`${reader.origin}${path}`, { method, headers, body: body ?? null });
  const text = await response.text();
  const json = parsed(text);
  return {
    status: `${response.status} ${response.statusText}`.trim(),
    isSuccess: response.ok,
    code: response.ok ? undefined : (json as { code?: string } | undefined)?.code,
    text: json === undefined ? text : JSON.stringify(json, undefined, 2),
  };
}

function bodyOf({ body, form }: TryItData, text: string): TriedRequest['body'] {
  if (form === undefined) return body === undefined ? undefined : text;
  const data = new FormData();
  Object.entries(form).forEach(([name, value], position) => {
    if (position === 0) data.append(name, new Blob([text], { type: 'text/csv' }), 'customers.csv');
    else data.append(name, typeof value === 'string' ? value : JSON.stringify(value));
  });
  return data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
