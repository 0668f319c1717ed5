import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { verify } from '@rollcall/client/webhooks';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityProblems } from '../support/accessibility.ts';
import { hasBrowser, signIn } from '../support/browser.ts';
import { serverOf, type TestServer } from '../support/server.ts';

describe.skipIf(!hasBrowser)('the pages of webhooks', () => {
  let server: TestServer;
  let receiver: Receiver;
  beforeAll(async () => {
    [server, receiver] = await Promise.all([serverOf('webhooks'), startReceiver()]);
  });
  afterAll(() => receiver?.stop());

  it('an endpoint is created with a secret that is shown once and verifies its events, and a failed test event is sent again', async () => {
    const { page, errors } = await signIn(server, '/webhooks');
    await press(page, 'New endpoint');
    await press(page, 'Create');
    await page.getByText('1 problem to fix').waitFor();
    await expectAccessible(page);
    await page.getByLabel('URL').fill(receiver.url);
    await page.getByLabel('customer.archived').check();
    await press(page, 'Create');
    const secret = await page.getByRole('textbox', { name: 'Secret' }).inputValue();
    await expectAccessible(page);
    await press(page, 'I have stored it');
    await page.getByRole('link', { name: receiver.url }).click();
    await page.getByText('customer.created, customer.updated, customer.deleted, customer.archived').waitFor();
    expect(await page.content()).not.toContain(secret);
    await expectAccessible(page);

    receiver.status = 500;
    await press(page, 'Send a test event');
    await page.getByRole('dialog').getByLabel('Event').selectOption('customer.archived');
    await press(page, 'Send');
    await page.getByRole('heading', { name: 'Delivery of customer.archived' }).waitFor();
    await page.getByText('Failed', { exact: true }).waitFor();
    await page.getByRole('row', { name: /^2 .* 500 The response has the status 500\. no room Schedule/ }).waitFor();
    await expectAccessible(page);

    receiver.status = 200;
    await press(page, 'Send again');
    await page.getByText('Succeeded', { exact: true }).waitFor();
    await page.getByRole('row', { name: /^3 .* 200 .* Manual/ }).waitFor();
    const last = receiver.received.at(-1);
    expect(await verify(last?.body ?? '', last?.headers ?? {}, secret)).toMatchObject({ type: 'customer.archived' });
    expect(errors).toEqual([]);
  });

  it('an endpoint is edited, its secret rotated, disabled, enabled and deleted', async () => {
    const { id, secret } = await server.rollcall.webhookEndpoints.create({ url: `${receiver.url}/second` });
    const { page } = await signIn(server, `/webhooks/${id}`);
    await press(page, 'Edit');
    await page.getByLabel('Description').fill('The second one');
    await page.getByLabel('customer.deleted').uncheck();
    await press(page, 'Save');
    await page.getByText('The second one').waitFor();
    await press(page, 'Rotate the secret');
    await press(page, 'Rotate');
    expect(await page.getByRole('textbox', { name: 'Secret' }).inputValue()).not.toBe(secret);
    await press(page, 'I have stored it');
    await press(page, 'Disable');
    await page.getByText('Disabled', { exact: true }).waitFor();
    expect(await server.rollcall.webhookEndpoints.get(id)).toMatchObject({
      description: 'The second one',
      event_types: ['customer.created', 'customer.updated'],
      status: 'disabled',
    });
    await press(page, 'Enable');
    await page.getByText('Enabled', { exact: true }).waitFor();
    await press(page, 'Delete');
    await press(page, 'Delete for good');
    await page.getByRole('heading', { name: 'Webhooks', exact: true }).waitFor();
    await page.getByRole('link', { name: `${receiver.url}/second` }).waitFor({ state: 'detached' });
  });

  it('deliveries are filtered by status, and the overview says what failed and why', async () => {
    const { id } = await server.rollcall.webhookEndpoints.create({ url: `${receiver.url}/third` });
    receiver.status = 503;
    await server.rollcall.customers.create({
      customer_key: 'unheard',
      customer_type: 'BUSINESS',
      primary_email: 'unheard@example.com',
    });
    const { page, errors, requests } = await signIn(server, `/webhooks/${id}`);
    await page.getByLabel('Status').selectOption('Failed');
    await expect
      .poll(async () => {
        await press(page, 'Refresh');
        return page.getByRole('row', { name: /customer\.created Failed unheard 503 2/ }).count();
      })
      .toBe(1);
    await page.getByLabel('Status').selectOption('Succeeded');
    await page.getByText('No deliveries.').waitFor();

    const before = requests.length;
    await page.getByRole('link', { name: 'Overview' }).click();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'of unheard' })
      .getByText('The response has the status 503.')
      .first()
      .waitFor();
    await page.getByText('1 customer, by the day in UTC.').waitFor();
    expect(await page.getByRole('definition').allTextContents()).toEqual(['1', '0', '1', '0']);
    await page.getByText('As a table').click();
    await expectAccessible(page);
    // Four counts, one for each of fourteen days, the endpoints, the failed deliveries, and the reason of each of these.
    expect(requests.length - before).toBeLessThanOrEqual(4 + 14 + 1 + 1 + 5);
    expect(errors).toEqual([]);
  });
});

interface Receiver {
  readonly url: string;
  readonly received: { readonly body: string; readonly headers: Record<string, string | string[] | undefined> }[];
  /** With which it answers. */
  status: number;
  stop(): Promise<void>;
}

async function startReceiver(): Promise<Receiver> {
  const received: Receiver['received'] = [];
  const server: Server = createServer(async (req, res) => {
    received.push({ body: await text(req), headers: req.headers });
    res.statusCode = receiver.status;
    res.end(receiver.status === 200 ? 'ok' : 'no room');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const receiver: Receiver = { url: `http://127.0.0.1:${port}/hook`, received, status: 200, stop };
  return receiver;
}

function press(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click();
}

async function expectAccessible(page: Page): Promise<void> {
  expect(await accessibilityProblems(page)).toEqual([]);
}
