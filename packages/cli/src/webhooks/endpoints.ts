import type { WebhookEndpoint, WebhookEventType } from '@rollcall/client';
import { type ConnectionOptions, connect } from '../core/connection.ts';
import { CliError } from '../core/errors.ts';
import { fields } from '../core/fields.ts';
import { writeJson, writeResult } from '../core/output.ts';
import { table } from '../core/table.ts';

type Options = ConnectionOptions & { readonly json?: boolean };

/** The options of `create` and `update`. */
export interface EndpointOptions extends Options {
  readonly url?: string;
  readonly eventTypes?: readonly WebhookEventType[];
  readonly description?: string;
  readonly enable?: boolean;
  readonly disable?: boolean;
}

/** `rollcall webhooks create URL` */
export async function create(url: string, options: EndpointOptions): Promise<void> {
  const { rollcall } = await connect(options);
  await show(await rollcall.webhookEndpoints.create({ ...toFields(options), url }), options);
}

/** `rollcall webhooks list` */
export async function list(options: Options): Promise<void> {
  const { rollcall } = await connect(options);
  const found = await rollcall.webhookEndpoints.list();
  if (options.json) return writeJson(found);
  await writeResult(table([['ID', 'URL', 'STATUS', 'EVENTS'], ...found.map(toLine)]));
}

/** `rollcall webhooks get ENDPOINT` */
export async function get(id: string, options: Options): Promise<void> {
  const { rollcall } = await connect(options);
  await show(await rollcall.webhookEndpoints.get(id), options);
}

/** `rollcall webhooks update ENDPOINT` */
export async function update(id: string, options: EndpointOptions): Promise<void> {
  const changes = toFields(options);
  if (Object.keys(changes).length === 0) {
    throw new CliError('Nothing to change: use --url, --event-types, --description, --enable or --disable');
  }
  const { rollcall } = await connect(options);
  await show(await rollcall.webhookEndpoints.update(id, changes), options);
}

/** `rollcall webhooks delete ENDPOINT` */
export async function erase(id: string, options: Options): Promise<void> {
  const { rollcall } = await connect(options);
  const answer = await rollcall.webhookEndpoints.delete(id);
  await (options.json ? writeJson(answer) : writeResult(`deleted ${id}\n`));
}

/** `rollcall webhooks rotate-secret ENDPOINT` */
export async function rotateSecret(
  id: string,
  options: Options & { readonly overlap?: number; readonly now?: boolean },
): Promise<void> {
  const { rollcall } = await connect(options);
  const { overlap, now } = options;
  const overlap_seconds = now ? 0 : overlap && overlap / 1000;
  await show(await rollcall.webhookEndpoints.rotateSecret(id, { overlap_seconds }), options);
}

function toFields({ url, eventTypes, description, enable, disable }: EndpointOptions) {
  return {
    ...(url !== undefined && { url }),
    ...(eventTypes !== undefined && { event_types: [...eventTypes] }),
    ...(description !== undefined && { description }),
    ...(enable && { status: 'enabled' as const }),
    ...(disable && { status: 'disabled' as const }),
  };
}

async function show(endpoint: WebhookEndpoint, { json }: Options): Promise<void> {
  if (json) return writeJson(endpoint);
  await writeResult(fields({ ...endpoint, event_types: endpoint.event_types.join(', ') }));
}

function toLine({ id, url, status, disabled_reason, event_types }: WebhookEndpoint): string[] {
  return [id, url, disabled_reason === null ? status : `${status} (${disabled_reason})`, event_types.join(', ')];
}
