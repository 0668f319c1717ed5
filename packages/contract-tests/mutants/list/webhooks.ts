import type { Mutant } from '../mutant.ts';
import { serverMutant } from './server-mutant.ts';

const IMPORT = 'events/import-completed';
const ROTATE = 'operations/rotate-webhook-secret';
const ATTEMPTS = ['events/answers', 'operations/get-webhook-delivery'];

/** Faults of webhooks: of the events, of their endpoints and of the deliveries. */
export const webhookMutants: readonly Mutant[] = [
  serverMutant(
    'customer.created shows a later change of the customer',
    'if (updated_at !== created_at)',
    'if (true)',
    'events/customer-created',
  ),
  serverMutant(
    'an update that changes nothing sends customer.updated',
    "!('updated' in outcome) || outcome.updated === before)",
    "!('updated' in outcome))",
    'events/customer-updated',
  ),
  serverMutant(
    'archiving sends customer.updated',
    'if ((before.archived_at === null) === (customer.archived_at === null))',
    'if (before)',
    'events/customer-archived',
  ),
  serverMutant(
    'unarchiving sends customer.archived',
    "customer.archived_at === null ? 'customer.unarchived' : 'customer.archived'",
    "'customer.archived'",
    'events/customer-unarchived',
  ),
  serverMutant(
    'customer.deleted has the email address of the customer',
    'const customer = { id: erased.id, customer_key: erased.attributes.customer_key };',
    'const customer = { id: erased.id, customer_key: erased.attributes.customer_key, primary_email: erased.attributes.primary_email };',
    'events/customer-deleted',
  ),
  serverMutant(
    'the changes of customer.updated lack updated_at',
    'Object.fromEntries(changed.map((name) => [name, [',
    "Object.fromEntries(changed.filter((name) => name !== 'updated_at').map((name) => [name, [",
    'events/customer-updated',
  ),
  serverMutant(
    'the changes of customer.updated have the new value first',
    '[name, [shownBefore[name], shownAfter[name]]]',
    '[name, [shownAfter[name], shownBefore[name]]]',
    'events/customer-updated',
  ),
  serverMutant(
    'events=none and events=summary send the events of customers',
    "events === 'all' ? services : { ...services, ...services.muted }",
    'services',
    IMPORT,
  ),
  serverMutant(
    'events=summary sends no import.completed',
    'if (!sendsSummary(events) || dry_run',
    "if (events !== 'all' || dry_run",
    IMPORT,
  ),
  serverMutant('events=none sends import.completed', 'if (!sendsSummary(events) || dry_run', 'if (dry_run', IMPORT),
  serverMutant(
    'a dry run sends import.completed',
    '|| dry_run || (atomic && summary.failed > 0)',
    '|| (atomic && summary.failed > 0)',
    IMPORT,
  ),
  serverMutant(
    'an atomic request that stores nothing sends import.completed',
    '|| dry_run || (atomic && summary.failed > 0)',
    '|| dry_run',
    IMPORT,
  ),
  serverMutant(
    'import.completed of a bulk create counts nothing as unchanged',
    'unchanged: unchanged_count,',
    'unchanged: 0,',
    IMPORT,
  ),
  serverMutant(
    'import.completed of an upload counts nothing as skipped',
    'skipped: skipped.count,',
    'skipped: 0,',
    IMPORT,
  ),
  serverMutant(
    'the previous secret ends at once',
    '.filter(({ expires_at }) => expires_at > now)',
    '.filter(() => false)',
    ROTATE,
  ),
  serverMutant(
    'an overlap of 0 ends no secret',
    'earlier(other.expires_at, end)',
    'earlier(other.expires_at, new Date(8e15))',
    ROTATE,
  ),
  serverMutant('six secrets sign', 'const secretsMax = 5;', 'const secretsMax = 6;', ROTATE),
  serverMutant(
    'only the newest secret signs',
    'const valid = secrets.filter(',
    'const valid = secrets.slice(0, 1).filter(',
    ROTATE,
  ),
  serverMutant('the signature does not cover the id and the time', '.update(signed)', '.update(body)', 'events/'),
  serverMutant(
    'webhook-id is another one for each attempt',
    "'webhook-id': id,",
    "'webhook-id': id.replace(/..$/, String(timestamp).slice(-2)),",
    'operations/redeliver-webhook',
    'events/',
  ),
  serverMutant(
    'a tenant can have 21 endpoints',
    'endpointsMax = 20',
    'endpointsMax = 21',
    'operations/create-webhook-endpoint',
  ),
  serverMutant(
    'an endpoint that is enabled again keeps the reason',
    'status, disabled_reason: null, disabled_at: null',
    'status, disabled_at: null',
    'operations/update-webhook-endpoint',
  ),
  serverMutant(
    'a URL may contain a user name',
    "if (username !== '' || password !== '')",
    "if (password !== '')",
    'operations/create-webhook-endpoint',
  ),
  serverMutant(
    'an update takes every URL',
    'requireAllowedUrl(changes.url, deps);',
    ';',
    'operations/update-webhook-endpoint',
  ),
  serverMutant(
    'disabling an endpoint leaves its deliveries pending',
    "status: 'canceled', due_at: null, lease: null, completed_at: now.getTime()",
    'lease: null',
    'operations/update-webhook-endpoint',
  ),
  serverMutant(
    'every test event has the id of the example',
    '{ ...webhookEventExamples[type], id, created_at',
    '{ ...webhookEventExamples[type], created_at',
    'operations/send-test-event',
  ),
  serverMutant(
    'a pending delivery can be sent again',
    "if (row.status === 'pending')",
    'if (false)',
    'operations/redeliver-webhook',
  ),
  serverMutant(
    'what was canceled is not sent again',
    ".where('status', 'in', ['failed', 'canceled'])",
    ".where('status', '=', 'failed')",
    'operations/redeliver-failed',
  ),
  serverMutant(
    'deliveries of a deleted customer are sent again',
    ".where('event_id', 'not in', erased)",
    '',
    'operations/redeliver-failed',
  ),
  serverMutant(
    'a cursor of deliveries works with other filters',
    'id !== undefined && ofList === list)',
    'id !== undefined && ofList !== undefined)',
    'operations/list-webhook-deliveries',
  ),
  serverMutant(
    'each page of deliveries begins with the last one of the page before',
    "query.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(...position)))",
    "query.where((eb) => eb(eb.refTuple('created_at', 'id'), '<=', eb.tuple(...position)))",
    'operations/list-webhook-deliveries',
  ),
  serverMutant(
    'an event of a customer overtakes an earlier one that failed',
    'return first_seq === null || first_seq === seq;',
    'return true;',
    'events/order',
  ),
  serverMutant(
    'an endpoint that answers 410 is tried again',
    'if (statusCode === 410)',
    'if (statusCode === 418)',
    ...ATTEMPTS,
  ),
  serverMutant(
    'Retry-After is ignored',
    'throttling.includes(statusCode) ? retryAfterMs',
    'false ? retryAfterMs',
    ...ATTEMPTS,
  ),
  serverMutant(
    'a redirect counts as received',
    'if (statusCode >= 200 && statusCode < 300)',
    'if (statusCode >= 200 && statusCode < 400)',
    ...ATTEMPTS,
  ),
  serverMutant(
    '3,000 characters of a response are kept',
    'const charactersMax = 2_048;',
    'const charactersMax = 3_000;',
    ...ATTEMPTS,
  ),
  serverMutant(
    'a redelivery counts as one of the schedule',
    "trigger: 'manual', completed_at: null",
    "trigger: 'schedule', completed_at: null",
    'operations/redeliver-webhook',
  ),
];
