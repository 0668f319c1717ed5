import { beforeAll, expect, it } from 'vitest';
import { routeOf } from '../src/document/operations.ts';
import { type HttpResponse, parseJson } from '../src/oracle/response.ts';
import { registeredCustomer } from '../src/requests/customers.ts';
import { expectStatus, requestOperation } from '../src/requests/request.ts';

const get = routeOf('getCustomer');
let customerKey = '';

// Large enough to be compressed, and with texts that compression makes much smaller.
beforeAll(async () => {
  const metadata = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`note_${index}`, 'words '.repeat(500)]),
  );
  customerKey = (await registeredCustomer({ metadata })).customer_key;
});

it.each([
  { given: 'gzip', want: 'gzip' },
  { given: 'br', want: 'br' },
  { given: 'gzip, deflate, br', want: 'gzip' },
  { given: 'gzip;q=0.5, br', want: 'br' },
  { given: 'GZIP', want: 'gzip' },
  { given: '*', want: 'gzip' },
])('a large response to "Accept-Encoding: $given" is compressed with $want', async ({ given, want }) => {
  const [plain, compressed] = [await getCustomer(undefined), await getCustomer(given)];
  expect(compressed.headers.get('content-encoding')).toBe(want);
  expect(parseJson(compressed)).toEqual(parseJson(plain));
  expect(sizeOf(compressed)).toBeLessThan(sizeOf(plain) / 2);
});

it.each([undefined, '', 'identity', 'deflate', 'zstd', 'gzip;q=0', 'identity, gzip;q=0.5', '*;q=0', 'gzipped', ';;,'])(
  'a large response to "Accept-Encoding: %s" is not compressed',
  async (given) => {
    const { headers } = await getCustomer(given);
    expect(headers.has('content-encoding')).toBe(false);
  },
);

it('a large response says to caches that it depends on Accept-Encoding, compressed or not', async () => {
  for (const given of [undefined, 'gzip']) {
    const { headers } = await getCustomer(given);
    expect(headers.get('vary')?.split(', ')).toEqual(expect.arrayContaining(['Origin', 'Accept-Encoding']));
  }
});

it('a small response is not compressed', async () => {
  const headers = { 'accept-encoding': 'gzip' };
  const response = await expectStatus(404, get, { path: { customer_key: 'no_such_customer' }, headers });
  expect(response.headers.has('content-encoding')).toBe(false);
});

it('HEAD announces the encoding and the length that GET has', async () => {
  const request = { path: { customer_key: customerKey }, headers: { 'accept-encoding': 'gzip' } };
  const ofHead = await requestOperation({ ...get, method: 'HEAD' }, request);
  const ofGet = await requestOperation(get, request);
  expect(ofHead.headers.get('content-encoding')).toBe('gzip');
  expect(ofHead.headers.get('content-length')).toBe(ofGet.headers.get('content-length'));
});

function getCustomer(acceptEncoding: string | undefined): Promise<HttpResponse> {
  const headers = { 'accept-encoding': acceptEncoding };
  return expectStatus(200, get, { path: { customer_key: customerKey }, headers });
}

/** The number of bytes that were transferred. */
function sizeOf({ headers }: HttpResponse): number {
  return Number(headers.get('content-length'));
}
