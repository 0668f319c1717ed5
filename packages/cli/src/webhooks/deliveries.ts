import process from 'node:process';
import type { WebhookDelivery, WebhookDeliveryDetails, WebhookDeliveryQuery } from '@rollcall/client';
import { type ConnectionOptions, connect } from '../core/connection.ts';
import { fields } from '../core/fields.ts';
import { counted, oneLine, writeJson, writeResult } from '../core/output.ts';
import { table } from '../core/table.ts';

type Options = ConnectionOptions & { readonly json?: boolean };

/** The options of `deliveries`. */
export interface DeliveryFilters {
  readonly endpoint?: string;
  readonly status?: WebhookDelivery['status'];
  readonly eventType?: WebhookDelivery['event_type'];
  readonly customer?: string;
  readonly from?: string;
  readonly before?: string;
  readonly limit: number;
}

/** `rollcall webhooks deliveries` */
export async function listDeliveries(options: Options & DeliveryFilters): Promise<void> {
  const { rollcall } = await connect(options);
  const found: WebhookDelivery[] = [];
  let isCut = false;
  for await (const delivery of rollcall.webhookDeliveries.iterate(toQuery(options))) {
    isCut = found.length === options.limit;
    if (isCut) break;
    found.push(delivery);
  }
  await (options.json ? writeJson(found) : writeResult(table([HEADING, ...found.map(toLine)])));
  if (isCut) process.stderr.write('There are more deliveries: raise --limit.\n');
}

function toQuery({ endpoint, status, eventType, customer, from, before, limit }: DeliveryFilters) {
  return {
    endpoint_id: endpoint,
    status,
    event_type: eventType,
    customer_key: customer,
    created_from: from,
    created_before: before,
    per_page: Math.min(limit, 100),
  } satisfies WebhookDeliveryQuery;
}

/** `rollcall webhooks delivery ID` */
export async function showDelivery(id: string, options: Options): Promise<void> {
  const { rollcall } = await connect(options);
  const delivery = await rollcall.webhookDeliveries.get(id);
  if (options.json) return writeJson(delivery);
  const { attempts, event, ...rest } = delivery;
  await writeResult(`${fields({ ...rest, event })}${attempts.map(attemptLine).join('')}`);
}

/** `rollcall webhooks redeliver ID` */
export async function redeliver(id: string, options: Options): Promise<void> {
  const { rollcall } = await connect(options);
  const delivery = await rollcall.webhookDeliveries.redeliver(id);
  await (options.json ? writeJson(delivery) : writeResult(`${oneLine(delivery.event_type)} is sent again\n`));
}

/** `rollcall webhooks redeliver-failed ENDPOINT` */
export async function redeliverFailed(id: string, options: Options & { readonly since?: string }): Promise<void> {
  const { rollcall } = await connect(options);
  const answer = await rollcall.webhookEndpoints.redeliverFailed(id, { since: options.since });
  if (options.json) return writeJson(answer);
  await writeResult(`${counted(answer.count, 'event')} ${answer.count === 1 ? 'is' : 'are'} sent again\n`);
}

const HEADING = ['ID', 'EVENT', 'CUSTOMER', 'STATUS', 'ATTEMPTS', 'LAST', 'CREATED'];

function toLine(delivery: WebhookDelivery): string[] {
  const { id, event_type, customer_key, status, attempt_count, last_status_code, created_at } = delivery;
  const last = last_status_code === null ? '' : String(last_status_code);
  const created = created_at.slice(0, 19).replace('T', ' ');
  return [id, event_type, customer_key ?? '', status, String(attempt_count), last, created];
}

function attemptLine(attempt: WebhookDeliveryDetails['attempts'][number]): string {
  const { number, started_at, status_code, error, duration_ms, trigger } = attempt;
  const by = trigger === 'manual' ? ', by request' : '';
  return `attempt ${number} at ${started_at}: ${oneLine(error ?? String(status_code))} in ${duration_ms} ms${by}\n`;
}
