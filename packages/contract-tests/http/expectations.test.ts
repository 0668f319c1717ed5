import { describe, expect, it } from 'vitest';
import { jsonBody } from '../src/requests/bodies.ts';
import { newCustomer } from '../src/requests/customers.ts';
import { sendWhenAsked } from '../src/requests/send.ts';
import { target } from '../src/target/target.ts';

const valid = { 'x-api-key': target.apiKey, 'content-type': 'application/json' };
const { 'x-api-key': _, ...withoutKey } = valid;

function creating() {
  const body = jsonBody(newCustomer()).bytes;
  return { method: 'POST', path: '/customers', headers: valid, body };
}

describe('a client that sends "Expect: 100-continue"', () => {
  it('is asked for its body if its headers pass every check', async () => {
    const { asked, response } = await sendWhenAsked(creating());
    expect({ asked, status: response.status }).toEqual({ asked: true, status: 201 });
  });

  it.each([
    { what: 'a missing key', change: { headers: withoutKey }, want: 401 },
    { what: 'an unknown path', change: { path: '/nothing' }, want: 404 },
    { what: 'another method', change: { method: 'PUT' }, want: 405 },
    { what: 'an unacceptable media type', change: { headers: { ...valid, accept: 'text/html' } }, want: 406 },
    { what: 'a body of another media type', change: { headers: { ...valid, 'content-type': 'text/csv' } }, want: 415 },
    { what: 'a body that is too large', change: { body: Buffer.alloc(2 ** 20 + 1, ' ') }, want: 413 },
  ])('gets the final status and is not asked for its body after $what', async ({ change, want }) => {
    const { asked, response } = await sendWhenAsked({ ...creating(), ...change });
    expect({ asked, status: response.status }).toEqual({ asked: false, status: want });
  });
});
