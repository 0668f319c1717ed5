import { beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openTab, signIn, visit } from '../support/browser.ts';
import { serverOf, type TestServer } from '../support/server.ts';

describe.skipIf(!hasBrowser)('the pages of customers', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await serverOf('customers');
  });

  const create = (customer_key: string, fields: object = {}) =>
    server.rollcall.customers.create({
      customer_key,
      customer_type: 'BUSINESS',
      primary_email: `${customer_key}@example.com`,
      ...fields,
    });

  it('a wrong key is refused with the message of the server, and the right one leads to the overview', async () => {
    const { page } = await openTab(server);
    await page.getByLabel('API key').fill('sk_test_wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('API key is not valid', { exact: false }).waitFor();
    await page.getByLabel('API key').fill(server.apiKey);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    expect(page.url()).not.toContain(server.apiKey);
  });

  it('a customer is found by part of its name with one request, if somebody types without a pause', async () => {
    await create('find_me', { display_name: 'Blue Whale Ltd' });
    await create('find_me_not', { display_name: 'Red Fox Ltd' });
    // Its clock is stopped.
    const { page, requests } = await signIn(server, '/customers', { tab: 'own' });
    await page.getByRole('link', { name: 'find_me_not' }).waitFor();
    const before = requests.length;
    await page.keyboard.press('/');
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 1000);
    for (const letter of 'whale') {
      await page.keyboard.press(letter);
      await page.clock.runFor(150);
    }
    await page.clock.resume();
    await page.getByText('1 customer', { exact: true }).waitFor();
    expect(requests.slice(before)).toEqual([expect.stringContaining('search_term=whale')]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Blue Whale Ltd' }).waitFor();
    await page.goBack();
    await page.getByText('1 customer', { exact: true }).waitFor();
  });

  it('a new customer with two errors is not sent, each error is beside its field, and it is created once both are fixed', async () => {
    const { page, requests } = await signIn(server, '/new');
    await page.getByLabel('Customer key').fill('two_errors');
    await page.getByLabel('Primary email').fill('nonsense');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByText('2 problems to fix').waitFor();
    await expectProblem(page, 'field-customer_type', 'Is required');
    await expectProblem(page, 'field-primary_email', 'Must be an email address like name@example.com');
    expect(requests.filter((request) => request.startsWith('POST'))).toEqual([]);
    await page.getByLabel('Customer type').selectOption('Business');
    await page.getByLabel('Primary email').fill(' two_errors@example.com ');
    await page.getByText('problems to fix').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('heading', { name: 'two_errors' }).waitFor();
    expect(await server.rollcall.customers.get('two_errors')).toMatchObject({
      primary_email: 'two_errors@example.com',
    });
  });

  it('a taken key leads to the customer that has it', async () => {
    await create('taken', { display_name: 'The First' });
    const { page } = await signIn(server, '/new');
    await page.getByLabel('Customer key').fill('taken');
    await page.getByLabel('Customer type').selectOption('Business');
    await page.getByLabel('Primary email').fill('other@example.com');
    await page.getByRole('button', { name: 'Create' }).click();
    await expectProblem(page, 'field-customer_key', 'Has already been used: taken');
    await page.locator('#field-customer_key-problem').getByRole('link', { name: 'taken' }).click();
    await page.getByRole('heading', { name: 'The First' }).waitFor();
  });

  it('of two editors, the second is told what the first has changed, and can put their own changes on top', async () => {
    await create('raced', { display_name: 'Before', city: 'Oslo' });
    const first = await signIn(server);
    const second = await signIn(server, '/customers', { tab: 'another' });
    for (const { page } of [first, second]) {
      await visit(page, '/customers/raced/edit');
      await page.getByLabel('Display name').waitFor();
    }
    await first.page.getByLabel('Display name').fill('Of the first');
    await first.page.getByRole('button', { name: 'Save' }).click();
    await first.page.getByRole('heading', { name: 'Of the first' }).waitFor();
    await second.page.getByLabel('City').first().fill('Bergen');
    await second.page.getByRole('button', { name: 'Save' }).click();
    await second.page.getByText('Somebody else has changed this customer').waitFor();
    await second.page.getByRole('row', { name: 'Display name Before Of the first not changed' }).waitFor();
    expect(await server.rollcall.customers.get('raced')).toMatchObject({ display_name: 'Of the first', city: 'Oslo' });
    await second.page.getByRole('button', { name: 'Put my changes on top' }).click();
    await second.page.getByRole('button', { name: 'Save' }).click();
    await second.page.getByRole('heading', { name: 'Of the first' }).waitFor();
    expect(await server.rollcall.customers.get('raced')).toMatchObject({
      display_name: 'Of the first',
      city: 'Bergen',
    });
  });

  it('an edit sends only what was changed, with lists and metadata as they are entered', async () => {
    await create('edited', { city: 'Oslo', metadata: { seats: 5, plan: 'pro' } });
    const { page } = await signIn(server, '/customers/edited/edit');
    await page.getByLabel('City').first().fill('');
    await page.getByRole('group', { name: 'Contact people' }).getByRole('button', { name: 'Add' }).click();
    await page.getByRole('group', { name: 'Contact people' }).getByLabel('First name').fill('Jane');
    await page.getByLabel('Value 1').fill('6');
    const sent = page.waitForRequest((request) => request.method() === 'PATCH');
    await page.getByRole('button', { name: 'Save' }).click();
    expect((await sent).postDataJSON()).toEqual({
      city: null,
      contact_people: [{ first_name: 'Jane' }],
      metadata: { seats: 6, plan: 'pro' },
    });
    await page.getByRole('heading', { name: 'Contact people' }).waitFor();
  });

  it('a customer is archived, disappears from the list of the others, and is brought back', async () => {
    await create('hidden');
    const { page } = await signIn(server, '/customers/hidden');
    await page.getByRole('button', { name: 'Archive' }).click();
    await page.getByText('Archived', { exact: true }).first().waitFor();
    expect(await server.rollcall.customers.get('hidden')).toMatchObject({ archived_at: expect.any(String) });
    await page.getByRole('button', { name: 'Bring back' }).click();
    await page.getByRole('button', { name: 'Archive' }).waitFor();
    expect(await server.rollcall.customers.get('hidden')).toMatchObject({ archived_at: null });
  });

  it('a customer is erased only after its key is typed', async () => {
    await create('erased');
    const { page } = await signIn(server, '/customers/erased');
    await page.getByText('More', { exact: true }).click();
    await page.getByRole('button', { name: 'Erase' }).click();
    const erase = page.getByRole('button', { name: 'Erase for good' });
    await page.getByLabel('Type its key').fill('erase');
    expect(await erase.isDisabled()).toBe(true);
    await page.getByLabel('Type its key').fill('erased');
    await erase.click();
    await page.getByRole('heading', { name: 'Customers' }).waitFor();
    await expect(server.rollcall.customers.get('erased')).rejects.toMatchObject({ status: 404 });
  });

  it('the command and the JSON of a customer are shown, and the command has no key', async () => {
    await create('shown');
    const { page } = await signIn(server, '/customers/shown');
    await page.getByText('More', { exact: true }).click();
    await page.getByRole('button', { name: 'Copy as curl' }).click();
    const command = await page.locator('dialog pre').textContent();
    expect(command).toBe(`curl '${server.origin}/api/v1/customers/shown' \\\n  -H "x-api-key: $ROLLCALL_API_KEY"`);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByText('More', { exact: true }).click();
    await page.getByRole('button', { name: 'JSON' }).click();
    expect(JSON.parse((await page.locator('dialog pre').textContent()) ?? '')).toMatchObject({ customer_key: 'shown' });
  });

  it('a customer whose key needs encoding has a page', async () => {
    await create('a/b?c#d%20ü', { primary_email: 'encoded@example.com', display_name: 'Encoded' });
    const { page } = await signIn(server);
    await page.getByRole('link', { name: 'a/b?c#d%20ü' }).click();
    await page.getByRole('heading', { name: 'Encoded' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Encoded' }).waitFor();
  });

  it('after leaving, neither the tab nor the browser has anything of the tenant', async () => {
    await create('left_behind');
    const { page } = await openTab(server);
    await page.getByLabel('API key').fill(server.apiKey);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Customers', exact: true }).click();
    await page.getByRole('link', { name: 'left_behind' }).click();
    await page.getByRole('heading', { name: 'left_behind' }).waitFor();
    await page.getByRole('button', { name: 'Leave' }).click();
    await page.getByLabel('API key').waitFor();
    const kept = await page.evaluate(async () => [
      { ...sessionStorage },
      Object.keys(localStorage),
      await indexedDB.databases(),
      await caches.keys(),
    ]);
    expect(kept).toEqual([{}, [], [], []]);
    await page.goBack();
    await page.getByLabel('API key').waitFor();
    expect(await page.content()).not.toContain('left_behind@');
  });
});

type PageOf = Awaited<ReturnType<typeof openTab>>['page'];

async function expectProblem(page: PageOf, field: string, message: string): Promise<void> {
  await page.locator(`#${field}-problem`).getByText(message, { exact: false }).waitFor();
  expect(await page.locator(`#${field}`).getAttribute('aria-invalid')).toBe('true');
  expect(await page.locator(`#${field}`).getAttribute('aria-describedby')).toContain(`${field}-problem`);
}
