import { normalizedName } from '../../csv/synonyms.ts';
import type { CsvPreset } from '../../generated/models.ts';

/** How to read the export of a program. Columns that it does not name are ignored. */
export interface Preset {
  /** The columns of each field. The first one that a file has is taken, and the others are ignored. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** Columns whose name means a field elsewhere, but not here. */
  readonly ignored?: readonly string[];
  /** Columns that only exports of this program have: one of them is enough to suggest the preset. */
  readonly signature: readonly string[];
  /** The type of a customer without one: such programs do not know it. */
  readonly customerType: 'INDIVIDUAL' | 'BUSINESS';
  /** The field that serves as key, if a file has no column for it. */
  readonly keyFrom?: 'primary_email' | 'display_name';
  /** Whether numbers come with an apostrophe before them. */
  readonly hasApostrophes?: boolean;
  /** The name that a metadata column has within its own name. */
  readonly metadataColumn?: RegExp;
}

/**
 * The programs whose exports are known. One that the document names does not compile without its preset.
 *
 * @see the documentation of each program about its exports of customers.
 */
export const presets: Readonly<Record<CsvPreset, Preset>> = {
  shopify: {
    columns: {
      customer_key: ['Customer ID'],
      primary_email: ['Email'],
      first_name: ['First Name'],
      last_name: ['Last Name'],
      legal_name: ['Default Address Company', 'Company'],
      primary_phone: ['Phone', 'Default Address Phone'],
      address_line1: ['Default Address Address1', 'Address1'],
      address_line2: ['Default Address Address2', 'Address2'],
      city: ['Default Address City', 'City'],
      state: ['Default Address Province Code', 'Province Code', 'Province'],
      country: ['Default Address Country Code', 'Country Code', 'Country'],
      zip_code: ['Default Address Zip', 'Zip'],
    },
    signature: ['Accepts Email Marketing', 'Accepts Marketing', 'Default Address Address1'],
    customerType: 'INDIVIDUAL',
    keyFrom: 'primary_email',
    hasApostrophes: true,
  },
  stripe: {
    columns: {
      customer_key: ['id', 'Customer ID'],
      primary_email: ['Email', 'Customer Email'],
      display_name: ['Name', 'Customer Name'],
      primary_phone: ['Phone'],
      currency: ['Currency'],
      tax_identification_number: ['Business Vat ID'],
      address_line1: ['Address Line1'],
      address_line2: ['Address Line2'],
      city: ['Address City'],
      state: ['Address State'],
      country: ['Address Country'],
      zip_code: ['Address Postal Code', 'Address Zip'],
      shipping_address_line1: ['Shipping Address Line1'],
      shipping_address_line2: ['Shipping Address Line2'],
      shipping_city: ['Shipping Address City'],
      shipping_state: ['Shipping Address State'],
      shipping_country: ['Shipping Address Country'],
      shipping_zip_code: ['Shipping Address Postal Code'],
    },
    ignored: ['Plan', 'Status', 'Description'],
    signature: ['Created (UTC)', 'Delinquent', 'Card Fingerprint'],
    customerType: 'INDIVIDUAL',
    metadataColumn: /^(.+) \(metadata\)$/,
  },
  hubspot: {
    columns: {
      customer_key: ['Record ID', 'Record ID - Contact', 'Contact ID'],
      primary_email: ['Email'],
      first_name: ['First Name'],
      last_name: ['Last Name'],
      primary_phone: ['Phone Number', 'Mobile Phone Number'],
      legal_name: ['Associated Company', 'Company Name', 'Primary Associated Company'],
      account_manager: ['Contact owner'],
      website_url: ['Website URL'],
      address_line1: ['Street Address'],
      city: ['City'],
      state: ['State/Region'],
      country: ['Country/Region'],
      zip_code: ['Postal Code'],
      language: ['Preferred language'],
      timezone: ['Time Zone'],
    },
    ignored: ['Lead Status', 'Lifecycle Stage'],
    signature: ['Lifecycle Stage', 'Lead Status', 'Record ID - Contact'],
    customerType: 'INDIVIDUAL',
  },
  mailchimp: {
    columns: {
      primary_email: ['Email Address', 'Email'],
      first_name: ['First Name', 'FNAME'],
      last_name: ['Last Name', 'LNAME'],
      address_line1: ['Address'],
      primary_phone: ['Phone Number', 'Phone'],
      timezone: ['TIMEZONE'],
      country: ['CC'],
      state: ['REGION'],
    },
    // It has no year.
    ignored: ['Birthday'],
    signature: ['MEMBER_RATING', 'OPTIN_TIME', 'LEID', 'EUID'],
    customerType: 'INDIVIDUAL',
    keyFrom: 'primary_email',
  },
  klaviyo: {
    columns: {
      customer_key: ['External ID', 'Klaviyo ID', 'Profile ID'],
      primary_email: ['Email'],
      first_name: ['First Name'],
      last_name: ['Last Name'],
      legal_name: ['Organization'],
      primary_phone: ['Phone Number'],
      address_line1: ['Address', 'Address 1'],
      address_line2: ['Address 2'],
      city: ['City'],
      state: ['State / Region', 'Region'],
      country: ['Country'],
      zip_code: ['Zip Code', 'Zip'],
      timezone: ['Timezone'],
      language: ['Locale'],
    },
    signature: ['Klaviyo ID', 'Profile Created On', 'Email Marketing Consent', 'Initial Source'],
    customerType: 'INDIVIDUAL',
    keyFrom: 'primary_email',
  },
  woocommerce: {
    columns: {
      customer_key: ['ID', 'customer_id', 'user_id'],
      primary_email: ['user_email', 'email'],
      first_name: ['first_name', 'billing_first_name'],
      last_name: ['last_name', 'billing_last_name'],
      display_name: ['display_name'],
      legal_name: ['billing_company'],
      billing_email: ['billing_email'],
      primary_phone: ['billing_phone'],
      website_url: ['user_url'],
      address_line1: ['billing_address_1'],
      address_line2: ['billing_address_2'],
      city: ['billing_city'],
      state: ['billing_state'],
      country: ['billing_country'],
      zip_code: ['billing_postcode'],
      shipping_address_line1: ['shipping_address_1'],
      shipping_address_line2: ['shipping_address_2'],
      shipping_city: ['shipping_city'],
      shipping_state: ['shipping_state'],
      shipping_country: ['shipping_country'],
      shipping_zip_code: ['shipping_postcode'],
    },
    signature: ['billing_postcode', 'user_login', 'billing_address_1'],
    customerType: 'INDIVIDUAL',
    keyFrom: 'primary_email',
  },
  quickbooks: {
    columns: {
      customer_key: ['Customer ID', 'Id'],
      primary_email: ['Email', 'Main Email'],
      display_name: ['Customer full name', 'Customer', 'Name', 'Full name'],
      legal_name: ['Company name', 'Company'],
      first_name: ['First name'],
      last_name: ['Last name'],
      primary_phone: ['Phone numbers', 'Phone', 'Main Phone'],
      address_line1: ['Bill address', 'Billing address', 'Billing street', 'Street Address', 'Bill to 1'],
      city: ['Billing city', 'City'],
      state: ['Billing state', 'State'],
      country: ['Billing country', 'Country'],
      zip_code: ['Billing ZIP code', 'Billing zip', 'Zip'],
      shipping_address_line1: ['Ship address', 'Shipping address', 'Shipping street', 'Ship to 1'],
      shipping_city: ['Shipping city'],
      shipping_state: ['Shipping state'],
      shipping_country: ['Shipping country'],
      shipping_zip_code: ['Shipping ZIP code', 'Shipping zip'],
      website_url: ['Website'],
    },
    ignored: ['Customer type', 'Currency'],
    signature: ['Customer full name', 'Phone numbers', 'Bill address', 'Open Balance'],
    customerType: 'BUSINESS',
    keyFrom: 'display_name',
  },
  salesforce: {
    columns: {
      customer_key: ['Account ID', 'Contact ID', 'Id'],
      primary_email: ['Email'],
      legal_name: ['Account Name', 'Name'],
      first_name: ['First Name'],
      last_name: ['Last Name'],
      primary_phone: ['Phone', 'Mobile'],
      account_manager: ['Account Owner', 'Contact Owner'],
      website_url: ['Website'],
      address_line1: ['Billing Street', 'Mailing Street', 'Billing Address Line 1'],
      city: ['Billing City', 'Mailing City'],
      state: ['Billing State/Province', 'Billing State', 'Mailing State/Province'],
      country: ['Billing Country', 'Mailing Country'],
      zip_code: ['Billing Zip/Postal Code', 'Billing Postal Code', 'Mailing Zip/Postal Code'],
      shipping_address_line1: ['Shipping Street'],
      shipping_city: ['Shipping City'],
      shipping_state: ['Shipping State/Province', 'Shipping State'],
      shipping_country: ['Shipping Country'],
      shipping_zip_code: ['Shipping Zip/Postal Code', 'Shipping Postal Code'],
    },
    signature: ['Billing State/Province', 'Billing Zip/Postal Code', 'Mailing State/Province'],
    customerType: 'BUSINESS',
  },
  chargebee: {
    columns: {
      customer_key: ['customer[id]', 'Customer Id', 'id'],
      primary_email: ['customer[email]', 'Email', 'Customer Email'],
      first_name: ['customer[first_name]', 'First Name', 'Customer First Name'],
      last_name: ['customer[last_name]', 'Last Name', 'Customer Last Name'],
      legal_name: ['customer[company]', 'Company', 'Customer Company'],
      primary_phone: ['customer[phone]', 'Phone', 'Customer Phone'],
      tax_identification_number: ['customer[vat_number]', 'Vat Number'],
      language: ['customer[locale]', 'Locale'],
      currency: ['customer[preferred_currency_code]', 'Preferred Currency Code'],
      billing_email: ['billing_address[email]', 'Billing Address Email'],
      address_line1: ['billing_address[line1]', 'Billing Address Line1'],
      address_line2: ['billing_address[line2]', 'Billing Address Line2'],
      city: ['billing_address[city]', 'Billing Address City'],
      state: ['billing_address[state]', 'billing_address[state_code]', 'Billing Address State'],
      country: ['billing_address[country]', 'Billing Address Country'],
      zip_code: ['billing_address[zip]', 'Billing Address Zip'],
    },
    signature: ['billing_address[line1]', 'customer[auto_collection]', 'auto_collection', 'net_term_days'],
    customerType: 'INDIVIDUAL',
  },
};

/** The fields of the columns of a file, by the name of the column, as a preset says. */
export function presetFields({ columns, metadataColumn }: Preset, header: readonly string[]): Map<string, string> {
  const names = new Map(header.map((name) => [normalizedName(name), name]));
  const fields = new Map<string, string>();
  for (const [field, candidates] of Object.entries(columns)) {
    const found = candidates.map((name) => names.get(normalizedName(name))).find((name) => name !== undefined);
    if (found !== undefined && !fields.has(found)) fields.set(found, field);
  }
  for (const name of header) {
    const key = metadataColumn?.exec(name)?.[1];
    if (key !== undefined) fields.set(name, `metadata.${key}`);
  }
  return fields;
}

export const presetNames = Object.keys(presets) as readonly CsvPreset[];

/** The program that a file probably comes from; `undefined` if no name of a column tells. */
export function presetOf(header: readonly string[]): CsvPreset | undefined {
  const names = new Set(header.map(normalizedName));
  const score = (name: CsvPreset): number =>
    presets[name].signature.filter((column) => names.has(normalizedName(column))).length;
  const best = presetNames.reduce((most, name) => (score(name) > score(most) ? name : most));
  return score(best) > 0 ? best : undefined;
}
