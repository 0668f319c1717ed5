import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fieldSynonyms, normalizedName } from '../../src/csv/synonyms.ts';
import { presets } from '../../src/customer-file/columns/presets.ts';
import { presetNames } from '../../src/customer-file/index.ts';
import type { CsvPreset } from '../../src/index.ts';
import { known, read, refusal } from './support.ts';

function exportOf(name: CsvPreset): Buffer {
  return readFileSync(new URL(`./exports/${name}.csv`, import.meta.url));
}

/** The first customer of each export. The others have no email address, which a customer must have. */
const first: Readonly<Record<CsvPreset, object>> = {
  shopify: {
    ...{ customer_key: '6405630001234', customer_type: 'INDIVIDUAL', primary_email: 'ann@example.com' },
    ...{ first_name: 'Ann', last_name: 'Lee', legal_name: 'Acme', primary_phone: '+15550101' },
    ...{ address_line1: '1 Main St', city: 'Springfield', state: 'IL', country: 'US', zip_code: '62701' },
  },
  stripe: {
    ...{ customer_key: 'cus_NffrFeUfNV2Hib', customer_type: 'INDIVIDUAL', primary_email: 'ann@example.com' },
    ...{ display_name: 'Ann Lee', currency: 'usd', metadata: { planCode: 'pro' } },
  },
  hubspot: {
    ...{ customer_key: '51', customer_type: 'INDIVIDUAL', primary_email: 'ann@example.com' },
    ...{ first_name: 'Ann', last_name: 'Lee', legal_name: 'Acme', primary_phone: '+1 555-0101' },
    ...{ account_manager: 'Sam Sales (sam@example.com)', website_url: 'acme.example' },
    ...{ city: 'Springfield', state: 'IL', country: 'United States', zip_code: '62701' },
  },
  mailchimp: {
    ...{ customer_key: 'ann@example.com', customer_type: 'INDIVIDUAL', primary_email: 'ann@example.com' },
    ...{ first_name: 'Ann', last_name: 'Lee', primary_phone: '+15550101' },
    address_line1: '1 Main St  Springfield IL 62701 US',
  },
  klaviyo: {
    ...{ customer_key: '01HQ2V9T5Z7C', customer_type: 'INDIVIDUAL', primary_email: 'ann@example.com' },
    ...{ first_name: 'Ann', last_name: 'Lee', legal_name: 'Acme', primary_phone: '+15550101' },
    ...{ address_line1: '1 Main St', city: 'Springfield', state: 'Illinois', country: 'United States' },
    ...{ zip_code: '62701', timezone: 'America/Chicago' },
  },
  woocommerce: {
    ...{ customer_key: '7', customer_type: 'INDIVIDUAL', primary_email: 'ann@example.com' },
    ...{ first_name: 'Ann', last_name: 'Lee', legal_name: 'Acme', primary_phone: '+15550101' },
    billing_email: 'ann@example.com',
    ...{ address_line1: '1 Main St', city: 'Springfield', state: 'IL', country: 'US', zip_code: '62701' },
    ...{ shipping_address_line1: '1 Main St', shipping_city: 'Springfield', shipping_state: 'IL' },
    ...{ shipping_country: 'US', shipping_zip_code: '62701' },
  },
  quickbooks: {
    ...{ customer_key: 'Acme', customer_type: 'BUSINESS', primary_email: 'ann@example.com', display_name: 'Acme' },
    ...{ primary_phone: 'Phone: (555) 555-0101', address_line1: '1 Main St Springfield IL 62701' },
    shipping_address_line1: '1 Main St Springfield IL 62701',
  },
  salesforce: {
    ...{ customer_key: '0015g00000XXXXXAAA', customer_type: 'BUSINESS', primary_email: 'ann@example.com' },
    ...{ legal_name: 'Acme', primary_phone: '555-0101' },
    ...{ address_line1: '1 Main St', city: 'Springfield', state: 'IL', country: 'USA', zip_code: '62701' },
  },
  chargebee: {
    ...{ customer_key: 'acme-1', customer_type: 'INDIVIDUAL', primary_email: 'ann@example.com' },
    ...{ first_name: 'Ann', last_name: 'Lee', legal_name: 'Acme', primary_phone: '+15550101' },
    ...{ address_line1: '1 Main St', city: 'Springfield', state: 'Illinois', country: 'US', zip_code: '62701' },
  },
};

/** Lines above the names of the columns. The preset finds the header below them. */
const headerRows: Partial<Record<CsvPreset, number>> = { quickbooks: 5 };

describe.each(presetNames)('exports of %s', (from) => {
  const header_row = headerRows[from];

  it('are read with the preset alone', async () => {
    const { customers, rows } = await read(exportOf(from), { from });
    expect(customers[0]).toEqual(first[from]);
    expect(rows.map(({ problem }) => problem)).toEqual(rows.map(() => null));
  });

  it('say which columns were ignored, and where the type of a customer comes from', async () => {
    const { notes } = await read(exportOf(from), { from });
    expect(notes.map(({ message }) => message)).toContain(
      `customer_type was set to ${presets[from].customerType}, since exports of ${from} do not have it.`,
    );
  });

  it('suggest the preset if it is not named', async () => {
    const { remedies } = await refusal(exportOf(from), header_row ? { header_row } : {});
    expect(remedies[0]).toEqual({ option: 'from', value: from });
  });

  it('are read with the mapping that the error suggests', async () => {
    const { mapping } = await refusal(exportOf(from), header_row ? { header_row } : {});
    const { customers } = await read(exportOf(from), { ...mapping, ...(header_row && { header_row }) });
    expect(customers[0]).toMatchObject({ primary_email: 'ann@example.com' });
  });

  it('map to fields that customers have', () => {
    const fields = Object.keys(presets[from].columns);
    expect(fields.filter((field) => known.named(field) === undefined)).toEqual([]);
  });
});

describe('presets', () => {
  it('are suggested only because of columns that mean nothing in other files', () => {
    const names = new Set(Object.values(fieldSynonyms).flat().map(normalizedName));
    const shared = Object.entries(presets).flatMap(([from, { signature }]) =>
      signature.filter((column) => names.has(normalizedName(column))).map((column) => `${from}: ${column}`),
    );
    expect(shared).toEqual([]);
  });

  it('leave the type to the user', async () => {
    const { customers } = await read(exportOf('shopify'), { from: 'shopify', set: { customer_type: 'BUSINESS' } });
    expect(customers).toMatchObject([{ customer_type: 'BUSINESS' }, { customer_type: 'BUSINESS' }]);
  });

  it('give way to a mapping of the user', async () => {
    const { customers } = await read(exportOf('stripe'), { from: 'stripe', map: { Description: 'legal_name' } });
    expect(customers[0]).toMatchObject({ legal_name: 'Ann from Acme' });
  });

  it("remove Shopify's apostrophes before numbers, and say so", async () => {
    const { notes } = await read(exportOf('shopify'), { from: 'shopify' });
    expect(notes.at(-1)).toMatchObject({ code: 'apostrophe_removed', count: 4 });
  });

  it('skip the footer of a Salesforce report, and say so', async () => {
    const { notes, rows } = await read(exportOf('salesforce'), { from: 'salesforce' });
    expect(rows).toHaveLength(1);
    expect(notes.at(-1)).toMatchObject({ code: 'footer_skipped', count: 4 });
  });
});
