import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { verify, type WebhookHeaders, WebhookVerificationError } from '../../src/webhooks/index.ts';
import { rejectionOf } from '../support/clients.ts';
import { startHttpServer } from '../support/http-server.ts';
import { newSecret, signedBy } from '../support/signed-webhooks.ts';

const secret = newSecret();
const event = {
  id: 'evt_1',
  type: 'customer.created',
  created_at: 1_770_626_948_000,
  data: { customer: { city: 'Köln' } },
};
const text = JSON.stringify(event);
const { body, headers } = signedBy([secret], text);

async function reasonOf(...args: Parameters<typeof verify>): Promise<string> {
  const error = await rejectionOf(verify(...args));
  if (!(error instanceof WebhookVerificationError)) throw error;
  expect(error.name).toBe('WebhookVerificationError');
  return error.reason;
}

describe('verify', () => {
  const bytes = new TextEncoder().encode(body);
  const shared = new Uint8Array([0, 0, ...bytes, 0]);

  it.each([
    { given: 'text', sent: body },
    { given: 'a Buffer of Node', sent: Buffer.from(body) },
    { given: 'a Uint8Array', sent: bytes },
    { given: 'a part of a larger buffer', sent: shared.subarray(2, -1) },
    { given: 'an ArrayBuffer of a worker', sent: bytes.slice().buffer },
  ])('verify resolves with the event, given the body as $given', async ({ sent }) => {
    expect(await verify(sent, headers, secret)).toEqual(event);
  });

  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = headers;

  it.each<{ given: string; sent: WebhookHeaders }>([
    { given: 'Headers of fetch', sent: new Headers(headers) },
    { given: 'an object of Node', sent: { host: 'localhost', ...headers } },
    {
      given: 'an object of lists',
      sent: { 'webhook-id': [id], 'webhook-timestamp': [timestamp], 'webhook-signature': [signature] },
    },
    {
      given: 'names in capitals',
      sent: { 'Webhook-Id': id, 'WEBHOOK-TIMESTAMP': timestamp, 'Webhook-Signature': signature },
    },
    {
      given: 'a list of signatures in lines of their own',
      sent: { ...headers, 'webhook-signature': ['v1,AAAA', signature] },
    },
  ])('verify finds the headers in $given', async ({ sent }) => {
    expect(await verify(body, sent, secret)).toEqual(event);
  });

  it('verify keeps an event of a type that it does not know', async () => {
    const later = { id: 'evt_2', type: 'customer.merged', created_at: 1, data: { into: 'acme_001' } };
    const sent = signedBy([secret], JSON.stringify(later));
    expect(await verify(sent.body, sent.headers, secret)).toEqual(later);
  });

  it('verify checks the bytes that it was given, even if the caller overwrites them meanwhile', async () => {
    const reused = Buffer.from(body);
    const verified = verify(reused, headers, secret);
    reused.fill(0);
    expect(await verified).toEqual(event);
  });
});

describe('a request that was not signed with the secret just now', () => {
  const at = 1_770_626_948_000;
  const { headers: dated } = signedBy([secret], body, at);

  it.each([
    { given: 'another secret', secrets: newSecret() },
    { given: 'other secrets', secrets: [newSecret(), newSecret()] },
  ])('verify rejects $given', async ({ secrets }) => {
    expect(await reasonOf(body, headers, secrets)).toBe('signature_mismatch');
  });

  it.each([
    { given: 'a body with one more space', sent: [`${body} `, headers] },
    { given: 'a body that was parsed and written again', sent: [JSON.stringify(JSON.parse(body), null, 1), headers] },
    { given: 'another id', sent: [body, { ...headers, 'webhook-id': 'evt_2' }] },
    { given: 'another time', sent: [body, { ...headers, 'webhook-timestamp': dated['webhook-timestamp'] }] },
    {
      given: 'a cut signature',
      sent: [body, { ...headers, 'webhook-signature': headers['webhook-signature'].slice(0, -8) }],
    },
    { given: 'half a signature', sent: [body, { ...headers, 'webhook-signature': 'v1,AAAA' }] },
    { given: 'a signature that is not base64', sent: [body, { ...headers, 'webhook-signature': 'v1,é' }] },
    { given: 'an empty signature', sent: [body, { ...headers, 'webhook-signature': 'v1,' }] },
    { given: 'no version', sent: [body, { ...headers, 'webhook-signature': headers['webhook-signature'].slice(3) }] },
    {
      given: 'an unknown version',
      sent: [body, { ...headers, 'webhook-signature': headers['webhook-signature'].replace('v1', 'v2') }],
    },
    {
      given: 'the version of key pairs',
      sent: [body, { ...headers, 'webhook-signature': headers['webhook-signature'].replace('v1', 'v1a') }],
    },
  ] as const)('verify rejects $given', async ({ sent: [sentBody, sentHeaders] }) => {
    expect(await reasonOf(sentBody, sentHeaders, secret)).toBe('signature_mismatch');
  });

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const)(
    'verify rejects a request without %s',
    async (name) => {
      for (const value of [undefined, '', []]) {
        expect(await reasonOf(body, { ...headers, [name]: value }, secret)).toBe('header_missing');
      }
      const others = new Headers(headers);
      others.delete(name);
      expect(await reasonOf(body, others, secret)).toBe('header_missing');
    },
  );

  it.each(['now', '-1', '1.5', '1e9', ' '])('verify rejects the timestamp %j', async (timestamp) => {
    expect(await reasonOf(body, { ...headers, 'webhook-timestamp': timestamp }, secret)).toBe('timestamp_invalid');
  });

  it.each([
    { given: 'one second too late', options: { now: at + 301_000 }, want: 'timestamp_too_old' },
    { given: 'one second too early', options: { now: at - 301_000 }, want: 'timestamp_too_new' },
    {
      given: 'later than a tolerance of your own',
      options: { now: at + 11_000, toleranceSeconds: 10 },
      want: 'timestamp_too_old',
    },
    { given: 'at a time that is no number', options: { now: Number.NaN }, want: 'timestamp_too_old' },
    { given: 'today', options: {}, want: 'timestamp_too_old' },
  ])('verify rejects a signed request that arrives $given', async ({ options, want }) => {
    expect(await reasonOf(body, dated, secret, options)).toBe(want);
  });

  it.each([{ now: at + 300_000 }, { now: at - 300_000 }, { now: at + 3_600_000, toleranceSeconds: 3600 }])(
    'verify accepts a request within the tolerance, at %j',
    async (options) => {
      expect(await verify(body, dated, secret, options)).toEqual(event);
    },
  );

  it.each(['', 'hello', '[]', 'null', '{}', '{"type":1}'])(
    'verify rejects the signed body %j, which is no event',
    async (given) => {
      const sent = signedBy([secret], given);
      expect(await reasonOf(sent.body, sent.headers, secret)).toBe('payload_invalid');
    },
  );
});

describe('the rotation of a secret', () => {
  const next = newSecret();

  it.each([
    { given: 'the old secret', secrets: secret },
    { given: 'the new secret', secrets: next },
    { given: 'both, the new one first', secrets: [next, secret] },
  ])('verify accepts a request with a signature of each secret, given $given', async ({ secrets }) => {
    const sent = signedBy([secret, next], text);
    expect(await verify(sent.body, sent.headers, secrets)).toEqual(event);
  });

  it('verify accepts a signature beside those of unknown versions', async () => {
    const signatures = `v1a,AAAA v9 v2,${'A'.repeat(44)} ${headers['webhook-signature']}`;
    expect(await verify(body, { ...headers, 'webhook-signature': signatures }, secret)).toEqual(event);
  });
});

describe('a mistake of the program', () => {
  it.each([undefined, null, event, [1, 2]])(
    'verify throws a TypeError that asks for the raw body, given %j',
    async (given) => {
      const error = await rejectionOf(verify(given as never, headers, secret));
      expect(error).toBeInstanceOf(TypeError);
      expect(String(error)).toContain('before anything parses');
    },
  );

  it.each([undefined, null, '', 'whsec_', 'whsec_SECRET!', [], [secret, ''], 7])(
    'verify throws a TypeError that does not repeat the secret, given %j',
    async (given) => {
      const error = await rejectionOf(verify(body, headers, given as never));
      expect(error).toBeInstanceOf(TypeError);
      expect(String(error)).toContain('secret must be');
      expect(String(error)).not.toContain('SECRET');
    },
  );
});

describe('the reference library of Standard Webhooks', () => {
  it('verify accepts every event that the library signs, whatever its texts', async () => {
    const events = fc.record({ id: fc.uuid(), type: fc.string(), created_at: fc.nat(), data: fc.jsonValue() });
    const secrets = fc.uint8Array({ minLength: 24, maxLength: 64 });
    await fc.assert(
      fc.asyncProperty(events, secrets, async (given, bytes) => {
        const key = `whsec_${Buffer.from(bytes).toString('base64')}`;
        const sent = signedBy([key], JSON.stringify(given));
        expect(await verify(sent.body, sent.headers, key)).toEqual(JSON.parse(sent.body));
      }),
    );
  });

  it('verify rejects another base64 text of the same signature, as the library does', async () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    const right = headers['webhook-signature'];
    // Of the last letter, two bits belong to no byte.
    const respelled = right.replace(/(.)=$/, (_, last: string) => `${alphabet[alphabet.indexOf(last) + 1]}=`);
    expect(respelled).not.toBe(right);
    for (const signature of [respelled, `${right.slice(0, 20)}\t${right.slice(20)}`]) {
      const sent = { ...headers, 'webhook-signature': signature };
      expect(() => new Webhook(secret).verify(body, sent)).toThrow();
      await expect(verify(body, sent, secret)).rejects.toMatchObject({ reason: 'signature_mismatch' });
    }
  });

  it('verify and the library reject the same requests after any change of a character', async () => {
    const changes = fc.record({
      part: fc.constantFrom('body', 'webhook-id', 'webhook-timestamp', 'webhook-signature'),
      at: fc.nat(),
      character: fc.constantFrom(...'A0a.,+/= '),
    });
    await fc.assert(
      fc.asyncProperty(changes, async ({ part, at, character }) => {
        const whole = { body, ...headers };
        const old = whole[part];
        const place = at % old.length;
        const changed = { ...whole, [part]: old.slice(0, place) + character + old.slice(place + 1) };
        const { body: changedBody, ...changedHeaders } = changed;
        const theirs = await Promise.resolve()
          .then(() => new Webhook(secret).verify(changedBody, changedHeaders))
          .catch(() => 'rejected');
        const ours = await verify(changedBody, changedHeaders, secret).catch(() => 'rejected');
        expect(ours).toEqual(theirs);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a request over HTTP', () => {
  it.each([
    { given: 'lower case', spelled: (name: string) => name },
    { given: 'capitals', spelled: (name: string) => name.toUpperCase() },
  ])('verify accepts the headers of Node, sent in $given', async ({ spelled }) => {
    const verified: unknown[] = [];
    const server = await startHttpServer(async (request, response) => {
      verified.push(await verify(request.body, request.headers, secret));
      response.writeHead(204).end();
    });
    const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [spelled(name), value]));
    await fetch(server.origin, { method: 'POST', body, headers: sent });
    expect(verified).toEqual([event]);
  });

  it('verify accepts the Request of a worker', async () => {
    const request = new Request('https://worker.example/hook', { method: 'POST', body, headers });
    const bytes = await buffer(request.clone().body as never);
    expect(await verify(await request.text(), request.headers, secret)).toEqual(event);
    expect(await verify(bytes, request.headers, secret)).toEqual(event);
  });
});
