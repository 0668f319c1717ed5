import { expect, it } from 'vitest';
import { basePath, document } from '../src/document/document.ts';
import { routeOf } from '../src/document/operations.ts';
import { componentSchema } from '../src/document/schemas.ts';
import { responseExamples } from '../src/examples/documented-examples.ts';
import { type HttpResponse, parseJson } from '../src/oracle/response.ts';
import { csvText, jsonBody, readingForm } from '../src/requests/bodies.ts';
import { newCustomer, registeredCustomer } from '../src/requests/customers.ts';
import { requestOperation } from '../src/requests/request.ts';
import { requestOutside } from '../src/requests/request-outside.ts';
import { sendRaw } from '../src/requests/send.ts';

type Codes = readonly { readonly code: string }[];

/** The parts of a response that have the codes of a schema. */
const CODES: Readonly<Record<string, (body: unknown) => Codes>> = {
  ErrorCode: (body) => [body as Codes[number]],
  IssueCode: (body) => listsOf('issues', body),
  CsvNoteCode: (body) => listsOf('notes', body),
  CsvWarningCode: (body) => listsOf('warnings', body),
};

it.each(Object.keys(CODES))('a request provokes every %s of the document', async (schema) => {
  // Other tests receive every example of the document as the response to a request.
  const bodies = responseExamples.map(({ value }) => value);
  for (const provoke of PROVOKING) bodies.push(parseJson(await provoke()));
  const provoked = new Set(bodies.flatMap((body) => CODES[schema]?.(body).map(({ code }) => code)));
  expect(componentSchema(schema).enum?.filter((code) => !provoked.has(String(code)))).toEqual([]);
});

it('the document has no other schema of codes', () => {
  const enumerations = Object.entries(document.components.schemas).filter(([, schema]) => schema.enum !== undefined);
  const names = enumerations.map(([name]) => name).filter((name) => name.endsWith('Code'));
  expect(names.sort()).toEqual(Object.keys(CODES).sort());
});

/** Everything in the lists of this name, at any depth. */
function listsOf(name: string, value: unknown): Codes {
  if (typeof value !== 'object' || value === null) return [];
  const own = Reflect.get(value, name);
  return [...(Array.isArray(own) ? own : []), ...Object.values(value).flatMap((part) => listsOf(name, part))];
}

/** Requests whose responses have the codes that no example shows. */
const PROVOKING: readonly (() => Promise<HttpResponse>)[] = [
  () => sendRaw(['Hello there']),
  () => sendRaw([`FOO ${basePath}/customers HTTP/1.1`, 'Host: server']),
  () => requestOutside('GET', '/no-such-path'),
  () => requestOutside('DELETE', '/customers'),
  () => create({ customer_key: '', city: 5, billing_configuration: { payment_reminder_days: -1 } }),
  () => create({ customer_key: 'k'.repeat(256), customer_type: 'FIRM', primary_email: 'plain' }),
  async () => create({ ...newCustomer(), customer_key: (await registeredCustomer()).customer_key }),
  async () => {
    const { customer_key, primary_email } = await registeredCustomer();
    const customers = [newCustomer({ customer_key }), newCustomer({ primary_email })];
    return requestOperation(routeOf('bulkCreateCustomers'), { body: jsonBody({ customers }) });
  },
  () => upload(COLUMNS, [[...newCells(), 'Bern', 'one cell too many']]),
  () => upload(COLUMNS, [[...newCells(), '31.12.1990']], { map: { city: 'date_of_birth' } }),
  () =>
    upload(
      COLUMNS,
      DAMAGED.map((city) => [...newCells(), city]),
    ),
  () => upload(['Customers of 2026'], REPORT, READING),
];

function create(body: object): Promise<HttpResponse> {
  return requestOperation(routeOf('createCustomer'), { body: jsonBody(body) });
}

/** Uploads a table in UTF-16. */
function upload(columns: readonly string[], rows: readonly (readonly string[])[], options: object = {}) {
  const file = Buffer.from(`\ufeff${csvText(columns, rows)}`, 'utf16le');
  return requestOperation(routeOf('uploadCustomersCsv'), { body: readingForm(file, { ...options }) });
}

const COLUMNS = ['customer_key', 'customer_type', 'primary_email', 'city'];

/** The required cells of a row. */
function newCells(): string[] {
  return Object.values(newCustomer()).map(String);
}

/** One value for each kind of damage. */
const DAMAGED = [
  ...['1.5e+9', '#N/A', 'NULL', 'ZÃ¼rich', 'Z\uFFFDrich', "'5", '=1+1'],
  'Bern\nk,BUSINESS,k@example.com,Basel',
];

/** A table as a report has it, below a title. */
const REPORT = [
  ['key', 'type', 'mail', 'date of birth', 'city', 'Notes'],
  ['', 'Company', 'Ann <ann@example.com>', '31.12.1990', 'Bern', '', '', ''],
  ['', 'Company', 'bob@example.com'],
  ['', '', '', '', '', ''],
  ['Total', '', '', '', '2', ''],
  [],
  ['Report by Ann'],
];

const READING = {
  header_row: 2,
  date_format: 'DD.MM.YYYY',
  key_from: 'mail',
  map: { key: null, type: 'customer_type', mail: 'primary_email', Notes: null },
  set: { state: 'ZH' },
};
