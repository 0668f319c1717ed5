import type { Rollcall } from '@rollcall/client';
import document from '@rollcall/contract/document.json' with { type: 'json' };
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Router } from 'wouter';

// The pages read the document when they are loaded, so they are loaded after a field was added to a copy of it.
beforeAll(() => {
  const copy = structuredClone(document);
  const field = { type: ['string', 'null'], description: 'What the customer calls its cat.', example: 'Tom' };
  for (const name of ['Customer', 'CustomerCreate', 'CustomerUpdate'] as const) {
    Object.assign(copy.components.schemas[name].properties, { cat_name: field });
  }
  vi.resetModules();
  vi.doMock('@rollcall/contract/document.json', () => ({ default: copy }));
});
afterAll(() => {
  vi.doUnmock('@rollcall/contract/document.json');
  vi.resetModules();
});

const customer = { customer_key: 'acme', cat_name: 'Felix', archived_at: null };

test('a field that is added to the document appears in the form for new customers, with its help text', async () => {
  const { default: CreatePage } = await import('../../src/customers/create-page.tsx');
  const html = await pageOf(<CreatePage />);
  expect(html).toContain('Cat name');
  expect(html).toContain('What the customer calls its cat.');
  expect(html).toContain('placeholder="Tom"');
});

test('a field that is added to the document appears in the form for changes, with its value', async () => {
  const { default: EditPage } = await import('../../src/customers/edit-page.tsx');
  const html = await pageOf(<EditPage />, '/customers/acme/edit');
  expect(html).toContain('Cat name');
  expect(html).toContain('value="Felix"');
});

test('a field that is added to the document appears on the page of a customer', async () => {
  const { default: CustomerPage } = await import('../../src/customers/customer-page.tsx');
  const html = await pageOf(<CustomerPage />, '/customers/acme');
  expect(html).toMatch(/<dt[^>]*>Cat name<\/dt><dd>Felix<\/dd>/);
});

test('a field that is added to the document can be a column of the list', async () => {
  const { default: ListPage } = await import('../../src/customers/list-page.tsx');
  vi.stubGlobal('sessionStorage', { getItem: () => null });
  vi.stubGlobal('localStorage', { getItem: () => JSON.stringify(['cat_name']) });
  const html = await pageOf(<ListPage />);
  expect(html).toMatch(/checked=""\/>Cat name/);
  vi.unstubAllGlobals();
});

/** A page as HTML, of a session without a server whose cache has a customer. */
async function pageOf(page: ReactNode, path = '/'): Promise<string> {
  const { SessionContext } = await import('../../src/session/session.ts');
  const { default: createQueries } = await import('openapi-react-query');
  vi.stubGlobal('location', { pathname: `/console${path}`, search: '', origin: 'http://127.0.0.1' });
  const queryClient = new QueryClient();
  queryClient.setQueryData(['customer', path.split('/')[2]], { customer: { ...customer, ...texts }, etag: '"1"' });
  const rollcall = { customers: {} } as Rollcall;
  const value = {
    apiKey: '',
    rollcall,
    queries: createQueries(rollcall.api),
    onLeave: () => () => {},
    leave: () => {},
  };
  return renderToString(
    <Router ssrPath={path}>
      <SessionContext value={value}>
        <QueryClientProvider client={queryClient}>{page}</QueryClientProvider>
      </SessionContext>
    </Router>,
  );
}

const texts = {
  id: '1',
  customer_type: 'BUSINESS',
  primary_email: 'acme@example.com',
  created_at: '2026-11-30T10:00:00Z',
};
