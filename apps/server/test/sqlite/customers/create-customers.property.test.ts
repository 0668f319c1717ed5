import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { expect, onTestFinished, test } from 'vitest';
import { type Candidate, type CreateOutcome, createCustomers } from '../../../src/customers/create-customers.ts';
import { attributesOf } from '../../support/customer-records.ts';
import { openSqliteStores } from '../../support/open-test-stores.ts';

// Few keys and addresses, so that most batches have conflicts; the addresses also differ in case alone.
const candidate: fc.Arbitrary<Candidate> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .record({ key: fc.integer({ min: 0, max: 30 }), email: fc.integer({ min: 0, max: 30 }), upper: fc.boolean() })
      .map(({ key, email, upper }) => {
        const address = `address-${email}@example.com`;
        return { attributes: attributesOf(`key-${key}`, { primary_email: upper ? address.toUpperCase() : address }) };
      }),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 0, max: 30 }).map((key) => ({
      customerKey: `key-${key}`,
      issues: [{ code: 'required', field: 'primary_email', message: 'is required' }] as const,
    })),
  },
);
const batches = fc.array(fc.array(candidate, { maxLength: 40 }), { minLength: 1, maxLength: 4 });

test('a customer is created exactly when it is valid and not in conflict with an earlier one', async () => {
  const { customers, apiKeys, close } = await openSqliteStores(':memory:');
  onTestFinished(close);
  const deps = { customers, now: () => new Date(), newId: () => newId() };
  await fc.assert(
    fc.asyncProperty(batches, async (given) => {
      // An empty registry for each run: a new tenant costs less than a new database.
      const tenantId = newId();
      await apiKeys.ensureKey(tenantId, { id: tenantId, hash: tenantId, prefix: 'sk', label: null }, new Date());
      const model = new Model();
      for (const batch of given) {
        const outcomes = await createCustomers(deps, tenantId, batch);
        expect(outcomes.map(toSummary)).toEqual(batch.map((each) => model.add(each)));
      }
    }),
    { numRuns: 150 },
  );
});

/** The outcome of a candidate: its key if it is created, else the keys of the customers in conflict with it. */
type Summary = { created: string } | { invalid: true } | { keyOf?: string; emailOf?: string };

/** The rules of creation in their simplest form. */
class Model {
  readonly #keys = new Set<string>();
  readonly #keyByEmail = new Map<string, string>();

  add(given: Candidate): Summary {
    if ('issues' in given) return { invalid: true };
    const { customer_key, primary_email } = given.attributes;
    const emailOf = this.#keyByEmail.get(primary_email.toLowerCase());
    const keyOf = this.#keys.has(customer_key) ? customer_key : undefined;
    if (keyOf !== undefined || emailOf !== undefined) return { ...(keyOf && { keyOf }), ...(emailOf && { emailOf }) };
    this.#keys.add(customer_key);
    this.#keyByEmail.set(primary_email.toLowerCase(), customer_key);
    return { created: customer_key };
  }
}

function toSummary(outcome: CreateOutcome): Summary {
  if (outcome.status === 'created') return { created: outcome.customer_key };
  const { code: firstCode, issues } = outcome.failure;
  const ownerOf = (code: string) => issues.find((issue) => issue.code === code)?.existing?.customer_key;
  if (firstCode === 'required') return { invalid: true };
  const keyOf = ownerOf('customer_key_taken');
  const emailOf = ownerOf('primary_email_taken');
  return { ...(keyOf && { keyOf }), ...(emailOf && { emailOf }) };
}
