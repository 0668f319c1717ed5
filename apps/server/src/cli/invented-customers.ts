import type { CustomerCreate } from '@rollcall/contract';

/** A customer to be created, and whether it is archived afterwards. */
export interface InventedCustomer {
  readonly customer: CustomerCreate;
  readonly archived: boolean;
}

/**
 * Customers to develop a front end with, the same ones in each run: companies and people, with and without optional fields,
 * with names in several scripts, names that are too long for a table, and some that are archived.
 */
export function inventCustomers(count: number): readonly InventedCustomer[] {
  return Array.from({ length: count }, (_, index) => ({
    customer: index % 3 === 2 ? inventPerson(index) : inventCompany(index),
    archived: index % 10 === 9,
  }));
}

const companies = [
  'Acme',
  'Globex',
  'Initech',
  'Umbrella',
  'Hooli',
  'Müller & Söhne',
  'Société Générale des Eaux Minérales et des Sources Thermales du Massif Central',
  '東京製作所',
  "O'Neill",
  'Ćwikła',
] as const;

const forms = ['Corporation', 'GmbH', 'Ltd', 'S.A.', 'Inc'] as const;

const firstNames = ['Jane', 'Zoë', 'Søren', 'Chidi', '美咲', 'María José', 'Anne-Marie', 'Ahmed'] as const;
const lastNames = ['Doe', 'Roe', 'Þórsson', "D'Angelo", 'García Márquez', 'van der Berg', 'Smith'] as const;

const places = [
  { city: 'New York', country: 'US', currency: 'USD', timezone: 'America/New_York' },
  { city: 'Berlin', country: 'DE', currency: 'EUR', timezone: 'Europe/Berlin' },
  { city: '東京', country: 'JP', currency: 'JPY', timezone: 'Asia/Tokyo' },
  { city: 'São Paulo', country: 'BR', currency: 'BRL', timezone: 'America/Sao_Paulo' },
] as const;

function inventCompany(index: number): CustomerCreate {
  const name = `${at(companies, index)} ${at(forms, Math.floor(index / companies.length))}`;
  const key = `company_${number(index)}`;
  // Every fourth customer has the required fields only.
  const details = index % 4 === 3 ? {} : { ...at(places, index), website_url: `https://${number(index)}.example.com` };
  return {
    customer_key: key,
    customer_type: 'BUSINESS',
    primary_email: `${key}@example.com`,
    legal_name: name,
    ...details,
    ...(index % 5 === 0 && { metadata: { plan: at(['free', 'pro', 'enterprise'], index), seats: index + 1 } }),
  };
}

function inventPerson(index: number): CustomerCreate {
  const key = `person_${number(index)}`;
  return {
    customer_key: key,
    customer_type: 'INDIVIDUAL',
    primary_email: `${key}@example.com`,
    first_name: at(firstNames, index),
    last_name: at(lastNames, index),
    ...(index % 2 === 0 && { ...at(places, index), primary_phone: `+1-555-${number(index)}` }),
  };
}

function number(index: number): string {
  return String(index + 1).padStart(4, '0');
}

function at<Value>(values: readonly Value[], index: number): Value {
  return values[index % values.length] as Value;
}
