import { describe, expect, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { expectedCustomer } from '../../src/oracle/expected-customer.ts';
import { jsonBody } from '../../src/requests/bodies.ts';
import { completeCustomer } from '../../src/requests/complete-customer.ts';
import {
  archivedCustomer,
  newCustomer,
  registeredCustomer,
  retrievedCustomer,
  timeAfter,
  uniqueEmail,
} from '../../src/requests/customers.ts';
import { expectSuccess } from '../../src/requests/request.ts';

describe.each(routesOf('updateCustomer'))('$method $path', (route) => {
  it('changes the fields of the request and keeps all others', async () => {
    const sent = completeCustomer();
    const { customer_key } = sent;
    const before = await registeredCustomer(sent);
    const changes = { city: 'Lisbon', country: null, zip_code: '', last_name: 'Byron', phone_numbers: [] };
    const { message, data } = await expectSuccess(route, { path: { customer_key }, body: jsonBody(changes) });
    const { id, created_at, archived_at } = before;
    expect(message).toBe('Customer Updated Successfully');
    expect(data).toMatchObject({ ...expectedCustomer({ ...sent, ...changes }), id, created_at, archived_at });
    expect(await retrievedCustomer(customer_key)).toEqual(data);
  });

  it('sets and clears every field one by one', async () => {
    const sent = newCustomer();
    const { customer_key } = sent;
    await registeredCustomer(sent);
    const { customer_key: _, customer_type, primary_email, ...others } = completeCustomer();
    const request = (change: object) => expectSuccess(route, { path: { customer_key }, body: jsonBody(change) });
    for (const [name, value] of Object.entries(others)) await request({ [name]: value });
    expect(await retrievedCustomer(customer_key)).toMatchObject(expectedCustomer({ ...others, ...sent }));
    for (const [name, value] of Object.entries(others)) await request({ [name]: emptyLike(value) });
    expect(await retrievedCustomer(customer_key)).toMatchObject(expectedCustomer(sent));
  });

  it('accepts a whole customer as it was returned, and changes nothing, not even updated_at', async () => {
    for (const sent of [completeCustomer(), newCustomer(), newCustomer({ first_name: 'Ada' })]) {
      const before = await registeredCustomer(sent);
      const request = { path: { customer_key: before.customer_key }, body: jsonBody(before) };
      expect((await expectSuccess(route, request)).data).toEqual(before);
    }
  });

  it('accepts a whole customer with changes', async () => {
    const before = await registeredCustomer(completeCustomer());
    const changes = { city: 'Lisbon', country: null, metadata: { seats: 4 } };
    const request = { path: { customer_key: before.customer_key }, body: jsonBody({ ...before, ...changes }) };
    const later = await timeAfter(before.updated_at);
    const { updated_at, ...others } = (await expectSuccess(route, request)).data;
    expect({ ...others, updated_at: before.updated_at }).toEqual({ ...before, ...changes });
    expect(updated_at >= later).toBe(true);
  });

  it('moves the primary entry of the list along with primary_email', async () => {
    const [former, next] = [uniqueEmail(), uniqueEmail()];
    const second = { email: uniqueEmail(), is_primary: false };
    const { customer_key } = await registeredCustomer({
      primary_email: former,
      email_addresses: [second, { email: former, is_primary: true }],
    });
    const update = (changes: object) => expectSuccess(route, { path: { customer_key }, body: jsonBody(changes) });
    const { data } = await update({ primary_email: next });
    expect(data).toMatchObject({ primary_email: next, email_addresses: [second, { email: next, is_primary: true }] });
    expect((await update({ primary_email: second.email })).data.email_addresses).toEqual([
      { email: second.email, is_primary: true },
      { email: next, is_primary: false },
    ]);
    const whole = (await update({})).data;
    expect((await update({ ...whole, primary_email: former })).data).toMatchObject({
      primary_email: former,
      email_addresses: [
        { email: former, is_primary: true },
        { email: next, is_primary: false },
      ],
    });
  });

  it('moves primary_email along with the primary entry of a new list', async () => {
    const [former, next] = [uniqueEmail(), uniqueEmail()];
    const { customer_key } = await registeredCustomer({ primary_email: former });
    const email_addresses = [{ email: former }, { email: next, is_primary: true }];
    const { data } = await expectSuccess(route, { path: { customer_key }, body: jsonBody({ email_addresses }) });
    expect(data).toMatchObject({ primary_email: next, email_addresses });
    expect(await registeredCustomer({ primary_email: former })).toMatchObject({ primary_email: former });
    const unmarked = [{ email: former }];
    const kept = await expectSuccess(route, { path: { customer_key }, body: jsonBody({ email_addresses: unmarked }) });
    expect(kept.data).toMatchObject({ primary_email: next, email_addresses: unmarked });
  });

  it('clears lists and objects with null', async () => {
    const sent = completeCustomer();
    const { customer_key, customer_type, primary_email } = sent;
    await registeredCustomer(sent);
    const structures = Object.entries(sent).filter(([, value]) => typeof value === 'object');
    const changes = Object.fromEntries(structures.map(([name]) => [name, null]));
    const { data } = await expectSuccess(route, { path: { customer_key }, body: jsonBody(changes) });
    const empty = expectedCustomer({ customer_key, customer_type, primary_email });
    expect(structures.length).toBeGreaterThan(6);
    for (const [name] of structures) expect(data).toHaveProperty(name, empty[name as keyof typeof empty]);
  });

  it('replaces arrays and objects as a whole', async () => {
    const { customer_key } = await registeredCustomer(completeCustomer());
    const changes = { metadata: { seats: 4 }, contact_people: [{ last_name: 'Byron' }], billing_configuration: {} };
    const { data } = await expectSuccess(route, { path: { customer_key }, body: jsonBody(changes) });
    const { metadata, contact_people, billing_configuration } = data;
    expect({ metadata, contact_people, billing_configuration }).toEqual(changes);
  });

  it('changes nothing if the request has no fields', async () => {
    const before = await registeredCustomer(completeCustomer());
    const request = { path: { customer_key: before.customer_key }, body: jsonBody({}) };
    expect((await expectSuccess(route, request)).data).toEqual(before);
  });

  it('accepts the current email address of the customer in another case', async () => {
    const { customer_key, primary_email } = await registeredCustomer();
    const changes = { primary_email: primary_email.toUpperCase() };
    const { data } = await expectSuccess(route, { path: { customer_key }, body: jsonBody(changes) });
    expect(data).toMatchObject({ ...changes, email_addresses: [{ email: changes.primary_email }] });
  });

  it('makes the former email address available to another customer', async () => {
    const { customer_key, primary_email } = await registeredCustomer();
    await expectSuccess(route, { path: { customer_key }, body: jsonBody({ primary_email: uniqueEmail() }) });
    expect(await registeredCustomer({ primary_email })).toMatchObject({ primary_email });
  });

  it('changes an archived customer, which stays archived', async () => {
    const { customer_key, archived_at } = await archivedCustomer();
    const { data } = await expectSuccess(route, { path: { customer_key }, body: jsonBody({ city: 'Lisbon' }) });
    expect(data).toMatchObject({ city: 'Lisbon', archived_at });
  });
});

function emptyLike(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  return typeof value === 'object' ? {} : null;
}
