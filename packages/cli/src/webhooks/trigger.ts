import type { WebhookEndpoints, WebhookEventType } from '@rollcall/client';
import { type ConnectionOptions, connect } from '../core/connection.ts';
import { CliError, exitCodes } from '../core/errors.ts';
import { writeJson, writeResult } from '../core/output.ts';

interface TriggerOptions extends ConnectionOptions {
  readonly endpoint?: string;
  readonly json?: boolean;
}

/** `rollcall trigger TYPE`. Sends an example of an event to one endpoint, or to each that wants it. */
export async function trigger(type: WebhookEventType, options: TriggerOptions): Promise<void> {
  const { rollcall } = await connect(options);
  const { webhookEndpoints } = rollcall;
  const ids = options.endpoint === undefined ? await wanting(webhookEndpoints, type) : [options.endpoint];
  const deliveries = [];
  for (const id of ids) deliveries.push(await webhookEndpoints.sendTest(id, { type }));
  if (options.json) return writeJson(deliveries);
  await writeResult(
    deliveries.map(({ id, endpoint_id }) => `${type} is sent to ${endpoint_id}: delivery ${id}\n`).join(''),
  );
}

/** The ids of the enabled endpoints that want an event. @throws {CliError} if there is none. */
async function wanting(endpoints: WebhookEndpoints, type: WebhookEventType): Promise<string[]> {
  const found = (await endpoints.list()).filter(
    ({ status, event_types }) => status === 'enabled' && event_types.includes(type),
  );
  if (found.length > 0) return found.map(({ id }) => id);
  const hint = 'To see it on this computer, run rollcall listen; to add an endpoint, rollcall webhooks create URL.';
  throw new CliError(`No enabled endpoint wants ${type}.\n${hint}`, exitCodes.refused);
}
