import { createInterface } from 'node:readline/promises';
import { type Options, UsageError } from './options.ts';

/**
 * Checks that the server answers, and asks before the tests write into a registry that has customers.
 *
 * @throws UsageError if the server does not answer as Rollcall does, or if the user does not agree.
 */
export async function requireConsent({ url, key, yes }: Options): Promise<void> {
  const customers = await customerCount(url, key);
  if (customers === 0 || yes) return;
  const question = `The registry at ${url} has ${customers} customers. The tests create customers and leave some behind.`;
  if (!process.stdin.isTTY) throw new UsageError(`${question} If it is a registry for tests, add --yes.`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question}\nIs it a registry for tests? [y/N] `);
  terminal.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new UsageError('Nothing was written.');
}

async function customerCount(url: string, key: string): Promise<number> {
  const address = `${url.replace(/\/+$/, '')}/customers?archived=include&per_page=1`;
  const response = await fetch(address, { headers: { 'x-api-key': key } }).catch((error: Error) => {
    throw new UsageError(`${url} does not answer: ${causeOf(error)}`);
  });
  const body = (await response.json().catch(() => undefined)) as
    | { readonly message?: string; readonly meta?: { readonly total_count?: number } }
    | undefined;
  if (response.status === 200 && typeof body?.meta?.total_count === 'number') return body.meta.total_count;
  throw new UsageError(`GET ${address} was answered with ${response.status}: ${body?.message ?? 'no message'}`);
}

function causeOf({ message, cause }: Error): string {
  return cause instanceof Error ? cause.message || String((cause as { readonly code?: unknown }).code) : message;
}
