import { describe, expect, it } from 'vitest';
import {
  ConflictError,
  type CustomerCreate,
  type Customers,
  UnknownOutcomeError,
  ValidationError,
} from '../../src/index.ts';
import { startOn } from '../support/clients.ts';
import { RunningClock } from '../support/clocks.ts';
import { faults } from '../support/faults.ts';
import { Registry, type StoredCustomer } from '../support/registry.ts';

const HOUR = 3_600_000;

type Outcome = 'created' | 'failed' | 'unknown';

/** Creates one customer, each by another method, and says what the method claims about it. */
const methods: Readonly<Record<string, (customers: Customers, customer: CustomerCreate) => Promise<Outcome>>> = {
  create: (customers, customer) => customers.create(customer).then(() => 'created', outcomeOfError),
  bulkCreate: (customers, customer) =>
    customers
      .bulkCreate([customer])
      .then(({ customers_created }) => (customers_created.length > 0 ? 'created' : 'failed'), outcomeOfError),
  import: async (customers, customer) => {
    const { created, failed } = await customers.import([customer]);
    return created ? 'created' : failed ? 'failed' : 'unknown';
  },
};

function outcomeOfError(error: unknown): Outcome {
  if (error instanceof UnknownOutcomeError) return 'unknown';
  if (error instanceof ConflictError || error instanceof ValidationError) return 'failed';
  throw error;
}

/** A first request without a response, and the state of the registry after it. */
interface Loss {
  readonly given: string;
  /** The customer that the registry holds when the second request arrives; by default the first one created it. */
  readonly held?: (now: number) => Partial<StoredCustomer>;
  readonly sent?: Partial<CustomerCreate>;
  readonly server?: Partial<Pick<Registry, 'clockAheadMs' | 'hidesDate' | 'normalize' | 'hosted'>>;
  /** How far the clock of the client is ahead of the real time. */
  readonly clientAheadMs?: number;
  readonly want: Outcome;
}

const at = (time: number): string => new Date(time).toISOString();
const heldSince = (ageMs: number) => (now: number) => ({ created_at: at(now - ageMs) });

const losses: readonly Loss[] = [
  { given: 'the customer was created by the request without a response', want: 'created' },
  { given: 'the same, and rejections have no codes', server: { hosted: true }, want: 'created' },
  { given: 'the customer is years old', held: () => ({ created_at: '2020-03-01T10:00:00.000Z' }), want: 'failed' },
  {
    given: 'the customer is years old and archived',
    held: () => ({ created_at: '2020-03-01T10:00:00Z', archived_at: '2021-03-01T10:00:00Z' }),
    want: 'failed',
  },
  {
    given: 'the customer was archived before the call, and its time of creation is missing',
    held: () => ({ created_at: null, archived_at: '2021-03-01T10:00:00+01:00' }),
    want: 'failed',
  },
  {
    given: 'the customer was created in time, and is archived',
    held: (now) => ({ created_at: at(now), archived_at: at(now) }),
    want: 'unknown',
  },
  { given: 'the customer was created two minutes before the call', held: heldSince(120_000), want: 'failed' },
  { given: 'the customer was created ten seconds before the call', held: heldSince(10_000), want: 'unknown' },
  {
    given: 'the customer was created in time, with another email address',
    held: (now) => ({ created_at: at(now), primary_email: 'other@example.com' }),
    want: 'failed',
  },
  { given: 'the time of creation is missing', held: () => ({ created_at: undefined }), want: 'unknown' },
  { given: 'the time of creation is not a time', held: () => ({ created_at: 'recently' }), want: 'unknown' },
  { given: 'the time of creation is a number', held: () => ({ created_at: 5 }), want: 'unknown' },
  { given: 'the time of creation has no zone', held: () => ({ created_at: '2020-03-01T10:00:00' }), want: 'unknown' },
  { given: 'the time of creation is only a date', held: () => ({ created_at: '2020-03-01' }), want: 'unknown' },
  { given: 'the time of creation lies in the future', held: heldSince(-HOUR), want: 'unknown' },
  {
    given: 'times have no fractions of seconds',
    held: (now) => ({ created_at: at(now).replace(/\.\d+Z$/, 'Z') }),
    want: 'created',
  },
];

const clocks: readonly Loss[] = [
  ...[HOUR, -HOUR].flatMap((clockAheadMs): Loss[] => {
    const clock = `the clock of the server is an hour ${clockAheadMs > 0 ? 'ahead' : 'behind'}`;
    return [
      { given: `${clock}, and the request created the customer`, server: { clockAheadMs }, want: 'created' },
      {
        given: `${clock}, and the customer was created ten minutes before the call`,
        server: { clockAheadMs },
        held: heldSince(600_000),
        want: 'failed',
      },
    ];
  }),
  {
    given: 'responses have no date, and the request created the customer',
    server: { hidesDate: true },
    want: 'created',
  },
  {
    given: 'responses have no date, and the customer is years old',
    server: { hidesDate: true },
    held: () => ({ created_at: '2020-03-01T10:00:00Z' }),
    want: 'failed',
  },
  {
    given: 'responses have no date, and the customer was created an hour before the call',
    server: { hidesDate: true },
    held: heldSince(HOUR),
    want: 'unknown',
  },
  {
    given: 'responses have no date, the request created the customer, and the clock of the client is an hour ahead',
    server: { hidesDate: true },
    clientAheadMs: HOUR,
    want: 'unknown',
  },
  {
    given: 'responses have no date, the customer is ten minutes old, and the clock of the client is an hour behind',
    server: { hidesDate: true },
    clientAheadMs: -HOUR,
    held: heldSince(600_000),
    want: 'unknown',
  },
];

const changed = (sent: Partial<CustomerCreate>, stored: Partial<CustomerCreate>, want: Outcome = 'unknown'): Loss => ({
  given: `the server stores ${JSON.stringify(sent)} as ${JSON.stringify(stored)}`,
  sent,
  server: { normalize: (customer) => ({ ...customer, ...stored }) },
  want,
});

const normalized: readonly Loss[] = [
  changed({ primary_phone: '+1-555-0101' }, { primary_phone: '+15550101' }),
  changed({ display_name: ' Acme ' }, { display_name: 'Acme' }),
  changed({ website_url: 'https://acme.example' }, { website_url: 'https://acme.example/' }),
  changed(
    { email_addresses: [{ email: 'billing@acme.example', is_primary: false }] },
    {
      email_addresses: [
        { email: 'acme@example.com', is_primary: true },
        { email: 'billing@acme.example', is_primary: false },
      ],
    },
  ),
  changed({ country: 'portugal' }, { country: 'PT' }),
  changed({ metadata: { plan: 'pro' } }, { metadata: {} }),
  changed({ middle_name: 'X' }, { middle_name: null }),
  changed({ primary_email: ' Acme@Example.com' }, { primary_email: 'acme@example.com' }, 'created'),
];

describe.each(Object.keys(methods))('%s, after a request without a response', (method) => {
  it.each([...losses, ...clocks, ...normalized])(
    `${method} reports a taken customer as $want if $given`,
    async ({ held, sent, server, clientAheadMs = 0, want }) => {
      const customer: CustomerCreate = {
        customer_key: 'acme',
        customer_type: 'BUSINESS',
        primary_email: 'acme@example.com',
        ...sent,
      };
      const registry = Object.assign(new Registry(), server);
      registry.disturb = ({ turn, apply }) => {
        if (turn !== 1) return undefined;
        if (held === undefined) apply();
        else registry.customers.set('acme', { ...customer, ...held(registry.now()) });
        return faults.reset;
      };
      const { customers } = await startOn(new RunningClock(Date.now() + clientAheadMs), registry.handler);
      expect(await methods[method]?.(customers, customer)).toBe(want);
    },
  );
});
