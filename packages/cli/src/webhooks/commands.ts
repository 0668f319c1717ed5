import type { WebhookDelivery, WebhookEventType } from '@rollcall/client';
import { Argument, type Command, Option } from 'commander';
import { type ConnectionOptions, withConnection } from '../core/connection.ts';
import { toMilliseconds, toWholeNumber } from '../core/parsed-arguments.ts';
import type { DeliveryFilters } from './deliveries.ts';
import type { EndpointOptions } from './endpoints.ts';
import type { ListenOptions } from './listen.ts';

// With each value of the document, or they do not compile.
const eventTypes = Object.keys({
  'customer.created': true,
  'customer.updated': true,
  'customer.deleted': true,
  'customer.archived': true,
  'customer.unarchived': true,
  'import.completed': true,
} satisfies Record<WebhookEventType, true>);
const statuses = Object.keys({
  pending: true,
  succeeded: true,
  failed: true,
  canceled: true,
} satisfies Record<WebhookDelivery['status'], true>);

/** Options of every command: all of them print JSON on demand. */
type Options = ConnectionOptions & { readonly json?: boolean };

/** Adds `rollcall webhooks …`, `rollcall listen` and `rollcall trigger`. */
export function addWebhooks(rollcall: Command): void {
  const webhooks = rollcall
    .command('webhooks')
    .description('Manage the endpoints that get events, and see deliveries.');
  addEndpoints(webhooks);
  addDeliveries(webhooks);
  addListen(rollcall);
  addTrigger(rollcall);
}

const ENDPOINT = 'id of the endpoint, as rollcall webhooks list prints it';
const DELIVERY = 'id of the delivery, as rollcall webhooks deliveries prints it';

function addEndpoints(webhooks: Command): void {
  const create = webhooks
    .command('create')
    .description('Create an endpoint, and print its secret.')
    .argument('<url>', 'address that gets the events: https://example.com/hook');
  withFields(create).action(async (url: string, options: EndpointOptions) => (await endpoints()).create(url, options));
  withJson(webhooks.command('list').description('List all endpoints.')).action(async (options: Options) =>
    (await endpoints()).list(options),
  );
  withJson(webhooks.command('get').description('Show an endpoint.').argument('<endpoint>', ENDPOINT)).action(
    async (id: string, options: Options) => (await endpoints()).get(id, options),
  );
  const update = webhooks
    .command('update')
    .description('Change an endpoint, enable or disable it.')
    .argument('<endpoint>', ENDPOINT);
  withFields(update)
    .option('--url <url>', 'another address')
    .addOption(new Option('--enable', 'send events again').conflicts('disable'))
    .option('--disable', 'send no more events')
    .action(async (id: string, options: EndpointOptions) => (await endpoints()).update(id, options));
  const erase = webhooks
    .command('delete')
    .description('Delete an endpoint and its deliveries.')
    .argument('<endpoint>', ENDPOINT);
  withJson(erase)
    .requiredOption('--yes', 'confirm the deletion, which cannot be undone')
    .action(async (id: string, options: Options) => (await endpoints()).erase(id, options));
  addSecretAndTest(webhooks);
}

function addSecretAndTest(webhooks: Command): void {
  const rotate = webhooks
    .command('rotate-secret')
    .description('Give an endpoint a new secret, and print it.')
    .argument('<endpoint>', ENDPOINT);
  withJson(rotate)
    .addOption(
      new Option('--overlap <duration>', 'sign with the old secret, too, for a time such as 1h (default: 24h)')
        .argParser(toMilliseconds)
        .conflicts('now'),
    )
    .option('--now', 'sign with the new secret only, from now on')
    .action(async (id: string, options: Options & { readonly overlap?: number; readonly now?: boolean }) =>
      (await endpoints()).rotateSecret(id, options),
    );
  const test = webhooks
    .command('test')
    .description('Send an example of an event to an endpoint.')
    .argument('<endpoint>', ENDPOINT);
  withJson(test)
    .addOption(new Option('--type <type>', 'type of the event').choices(eventTypes).default('customer.created'))
    .action(async (id: string, options: Options & { readonly type: WebhookEventType }) =>
      (await import('./trigger.ts')).trigger(options.type, { ...options, endpoint: id }),
    );
}

function addDeliveries(webhooks: Command): void {
  const list = webhooks.command('deliveries').description('List deliveries, newest first.');
  withJson(list)
    .option('--endpoint <id>', 'only deliveries to this endpoint')
    .addOption(new Option('--status <status>', 'only deliveries with this status').choices(statuses))
    .addOption(new Option('--event-type <type>', 'only events of this type').choices(eventTypes))
    .option('--customer <key>', 'only events of the customer with this customer_key')
    .option('--from <time>', 'only events since a time such as 2026-11-30T09:00:00Z')
    .option('--before <time>', 'only events before a time')
    .option('--limit <number>', 'maximum number of deliveries', (text) => toWholeNumber(text), 100)
    .action(async (options: Options & DeliveryFilters) => (await deliveries()).listDeliveries(options));
  const get = webhooks
    .command('delivery')
    .description('Show a delivery, its event and each attempt.')
    .argument('<delivery>', DELIVERY);
  withJson(get).action(async (id: string, options: Options) => (await deliveries()).showDelivery(id, options));
  const again = webhooks.command('redeliver').description('Send an event again.').argument('<delivery>', DELIVERY);
  withJson(again).action(async (id: string, options: Options) => (await deliveries()).redeliver(id, options));
  const failed = webhooks
    .command('redeliver-failed')
    .description('Send all events again that an endpoint did not get.')
    .argument('<endpoint>', ENDPOINT);
  withJson(failed)
    .option('--since <time>', 'only events since a time such as 2026-11-30T09:00:00Z')
    .action(async (id: string, options: Options & { readonly since?: string }) =>
      (await deliveries()).redeliverFailed(id, options),
    );
}

function addListen(rollcall: Command): void {
  const command = rollcall
    .command('listen')
    .description('Show events as they happen, and forward them to a program on this computer.')
    .option('--forward-to <url>', 'address that gets each webhook unchanged: http://localhost:3000/hook')
    .option('--event-types <types>', EVENT_TYPES, addTypes)
    .option('--public-url <url>', 'address of a tunnel to this computer, for a server elsewhere; needs --port')
    .option('--port <number>', 'port to listen on (default: a free one)', (text) => toWholeNumber(text, 65_535))
    .option('--json', 'print each event as a line of JSON')
    .addHelpText('after', LISTEN_HELP);
  withConnection(command).action(async (options: ListenOptions) => (await import('./listen.ts')).listen(options));
}

const LISTEN_HELP = `
The command creates an endpoint and deletes it at the end, after Ctrl-C, too. It
checks every signature. The target gets body and headers as the server sent them,
and its status goes back to the server, which tries again unless it is 2xx.

The server must be allowed to send to this computer: npm start allows it, other
servers need WEBHOOKS_ALLOW_PRIVATE=loopback.

Examples:
  rollcall listen
  rollcall listen --forward-to http://localhost:3000/hook
  rollcall listen --public-url https://tunnel.example.com/ --port 4020
`;

function addTrigger(rollcall: Command): void {
  const trigger = rollcall
    .command('trigger')
    .description('Send an example of an event to each endpoint that wants it.')
    .addArgument(new Argument('<type>', 'type of the event').choices(eventTypes))
    .option('--endpoint <id>', 'send it to this endpoint only, whether it wants it or not');
  withJson(trigger).action(async (type: WebhookEventType, options: Options & { readonly endpoint?: string }) =>
    (await import('./trigger.ts')).trigger(type, options),
  );
}

function endpoints() {
  return import('./endpoints.ts');
}

function deliveries() {
  return import('./deliveries.ts');
}

function withJson(command: Command): Command {
  return withConnection(command).option('--json', 'print JSON');
}

const EVENT_TYPES = 'types of events, separated by commas (default: customer.created, .updated and .deleted)';

function withFields(command: Command): Command {
  return withJson(command)
    .option('--event-types <types>', EVENT_TYPES, addTypes)
    .option('--description <text>', 'what the endpoint is for');
}

function addTypes(text: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, ...text.split(',').map((type) => type.trim())];
}
