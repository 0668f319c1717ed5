import process from 'node:process';
import { jsonLine, oneLine, paint, writeResult } from '../core/output.ts';
import type { ReceivedWebhook } from './receiver.ts';

/** Prints a webhook in one line. One with a wrong signature is reported on standard error. */
export async function printWebhook({ event, answer }: ReceivedWebhook, json: boolean): Promise<void> {
  const { status, problem } = answer;
  if (event === null) {
    process.stderr.write(`${paint(process.stderr, 'red', 'rejected:')} ${problem}\n`);
    return;
  }
  if (json) return writeResult(jsonLine({ event, status, problem }));
  const time = new Date(event.created_at).toTimeString().slice(0, 8);
  const outcome = problem === null ? String(status) : `${status} (${problem})`;
  const isReceived = status >= 200 && status < 300;
  const shown = paint(process.stdout, isReceived ? 'green' : 'red', outcome);
  await writeResult(
    `${[time, event.type, subjectOf(event.data), event.id].filter(Boolean).map(oneLine).join('  ')}  ${shown}\n`,
  );
}

/** The customer or the counts of an event, whatever its type. */
function subjectOf(data: unknown): string {
  const { customer, import: counts } = (data ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  if (customer !== undefined) return String(customer.customer_key);
  if (counts === undefined) return '';
  return `${counts.total} rows: ${counts.created} created, ${counts.failed} failed`;
}
