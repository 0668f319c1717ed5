import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { expectCallToWork } from '../src/official-sdks/expect-call.ts';
import { requestOf } from '../src/official-sdks/official-sdk.ts';
import { javaScript, methodsOf } from '../src/official-sdks/official-sdks.ts';
import { chromiumPath, noChromium, openPage } from '../src/official-sdks/page.ts';
import { parseJson } from '../src/oracle/response.ts';
import { describeWithAllowedOrigin, target } from '../src/target/target.ts';

if (chromiumPath === undefined) console.warn(`The official SDK is not tried in a page: ${noChromium}`);

describeWithAllowedOrigin('a page of another origin', () => {
  describe.skipIf(chromiumPath === undefined)('in Chromium', () => {
    let page: Awaited<ReturnType<typeof openPage>>;
    beforeAll(async () => {
      page = await openPage(target.allowedOrigin ?? '');
    });
    afterAll(() => page?.close());

    it.each(cases('methods', methodsOf(javaScript)))(
      'gets from $method of the official JavaScript SDK what it expects ($call)',
      ({ call }) => expectCallToWork(javaScript, call, page.send),
    );

    it('can read the status and the body of an error, as the official JavaScript SDK does', async () => {
      const response = await page.send(requestOf(javaScript, 'GET customers/KEY', { key: 'no_such_customer' }));
      expect(response.status).toBe(404);
      expect(parseJson(response)).toMatchObject({ code: 'customer_not_found' });
    });

    it('gets no response at all if the server does not allow its origin', async () => {
      const other = await openPage('https://not-allowed.example.com');
      const response = other.send(requestOf(javaScript, 'GET customers', {}));
      await expect(response).rejects.toThrow('Failed to fetch');
      await other.close();
    });
  });
});
