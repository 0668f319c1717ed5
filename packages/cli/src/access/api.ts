import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import type { Api } from '@rollcall/client';
import { type ConnectionOptions, connect } from '../core/connection.ts';
import { CliError, exitCodeOfStatus } from '../core/errors.ts';
import { oneLine, writeResult } from '../core/output.ts';

/** The options of `rollcall api`. */
export interface ApiOptions extends ConnectionOptions {
  /** JSON, `@FILE`, or `-` for standard input. */
  readonly data?: string;
  readonly header?: Readonly<Record<string, string>>;
  /** Print status and headers before the body. */
  readonly include?: boolean;
}

/** `rollcall api METHOD PATH`. Prints the body as it is, whatever the status. */
export async function callApi(method: string, path: string, options: ApiOptions): Promise<void> {
  if (/^[a-z]+:/i.test(path)) throw new CliError('PATH is a path below the address of the API, such as /customers');
  const body = await readBody(options);
  const { rollcall } = await connect(options);
  const { response, content } = await send(rollcall.api, method, path.replace(/^\/?/, '/'), {
    headers: { ...options.header },
    ...(body !== undefined && { body }),
  });
  if (options.include) await writeResult(headOf(response));
  if (content !== '') await writeResult(content.endsWith('\n') ? content : `${content}\n`);
  if (response.ok) return;
  process.exitCode = exitCodeOfStatus(response.status);
  process.stderr.write(`error: The API answered ${response.status} ${oneLine(response.statusText)}`.trimEnd());
  process.stderr.write('\n');
}

async function readBody({ data, keyStdin }: ApiOptions): Promise<string | undefined> {
  if (data === undefined) return undefined;
  if (data.startsWith('@')) return readFile(data.slice(1), 'utf8');
  if (data !== '-') return data;
  if (keyStdin) throw new CliError('Standard input cannot provide both the API key and the body');
  return text(process.stdin);
}

interface Answer {
  readonly response: Response;
  readonly content: string;
}

/** A request that the types of openapi-fetch do not know: its path and its body are the user's. */
type RawRequest = (
  method: string,
  path: string,
  init: { readonly headers: object; readonly body?: string; readonly bodySerializer: (body: string) => string },
) => Promise<{ readonly response: Response }>;

async function send(api: Api, method: string, path: string, init: { headers: object; body?: string }): Promise<Answer> {
  let content = '';
  // openapi-fetch reads the body, and gives it back as an object that has lost its form.
  api.use({
    onResponse: async ({ response }) => {
      content = await response.clone().text();
    },
  });
  const request = api.request as unknown as RawRequest;
  const { response } = await request(method.toLowerCase(), path, { ...init, bodySerializer: (body) => body });
  return { response, content };
}

function headOf({ status, statusText, headers }: Response): string {
  const lines = [...headers].map(([name, value]) => `${name}: ${value}`);
  return `${[`HTTP ${status} ${statusText}`.trimEnd(), ...lines].join('\n')}\n\n`;
}
