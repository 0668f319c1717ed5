import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { signatureOf } from '../../../src/webhooks/signature.ts';

const secrets = ['a', 'b', 'c'].map((letter) => `whsec_${Buffer.from(letter.repeat(24)).toString('base64')}`);
const [newest = '', older = '', expired = ''] = secrets;
const now = new Date();
const request = {
  id: '7d2f3ca0-4e5f-4071-8c8d-9e0f1a2b3c4d',
  timestamp: Math.floor(now.getTime() / 1_000),
  body: '{"a":"é"}',
};

test('during a rotation, receivers with the new and with the old secret accept a request, and no others', () => {
  const signature = signatureOf(
    request,
    [
      { secret: newest, expires_at: null },
      { secret: older, expires_at: new Date(now.getTime() + 1) },
      { secret: expired, expires_at: now },
    ],
    now,
  );
  const headers = {
    'webhook-id': request.id,
    'webhook-timestamp': String(request.timestamp),
    'webhook-signature': signature,
  };
  expect(new Webhook(newest).verify(request.body, headers)).toEqual({ a: 'é' });
  expect(new Webhook(older).verify(request.body, headers)).toEqual({ a: 'é' });
  expect(() => new Webhook(expired).verify(request.body, headers)).toThrow();
  expect(() => new Webhook(newest).verify(`${request.body} `, headers)).toThrow();
  expect(signature.split(' ')).toHaveLength(2);
});
