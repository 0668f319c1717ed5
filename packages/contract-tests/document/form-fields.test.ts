import type { ErrorResponse } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import { cases, resolve } from '../src/document/document.ts';
import type { Schema } from '../src/document/openapi-document.ts';
import { operationOf, type Route, routes } from '../src/document/operations.ts';
import { parseJson } from '../src/oracle/response.ts';
import { csvForm, csvOf, csvText, form, type RequestBody } from '../src/requests/bodies.ts';
import { comparableResponses } from '../src/requests/comparable-responses.ts';
import { newCustomer } from '../src/requests/customers.ts';
import { expectSuccess, requestOperation } from '../src/requests/request.ts';
import { formTextsOf } from '../src/values/form-texts.ts';

const fields = routes.flatMap((route) => {
  const { schema = {} } = operationOf(route.operationId).requestBody?.content['multipart/form-data'] ?? {};
  return Object.entries(schema.properties ?? {}).map(([name, part]) => ({ ...route, route, name, schema: part }));
});
const isFile = ({ schema }: { readonly schema: Schema }) => resolve(schema).format === 'binary';

it.each(cases('files', fields.filter(isFile)))(
  'a file in the field $name of $method $path is read',
  async ({ route, name }) => {
    const { data } = await expectSuccess(route, { body: csvForm(csvOf([newCustomer()]), name) });
    expect(data).toMatchObject({ successful_upload_count: 1 });
  },
);

const options = fields.filter((field) => !isFile(field));

describe.each(cases('fields', options))('the field $name of the form of $method $path', ({ route, name, schema }) => {
  const { valid, invalid } = formTextsOf(schema);

  it('is not ignored: with one of its values, the responses differ from those without it', async () => {
    expect(await effectiveText(route, name, valid), `no value of ${name} has an effect`).toBeDefined();
  });

  it('is rejected with each invalid value, by its name', async () => {
    for (const text of invalid) {
      const response = await requestOperation(route, { body: formWith(plainFile(), name, text) });
      const { issues = [] } = parseJson(response) as Partial<ErrorResponse>;
      const named = issues.map(({ field }) => field);
      expect({ text, status: response.status, named }).toEqual({ text, status: 422, named: [name] });
    }
  });
});

const enumerations = options.filter(({ schema }) => resolve(schema).enum !== undefined);

it.each(cases('enumerations', enumerations))(
  'the field $name of the form of $method $path can have each value of its enumeration',
  async ({ route, name, schema }) => {
    for (const member of resolve(schema).enum ?? []) {
      const response = await requestOperation(route, { body: formWith(plainFile(), name, String(member)) });
      const { issues = [] } = parseJson(response) as Partial<ErrorResponse>;
      expect(issues.filter(({ field }) => field === name)).toEqual([]);
    }
  },
);

/** The first of the texts that makes a difference. */
async function effectiveText(route: Route, name: string, texts: readonly string[]): Promise<string | undefined> {
  for (const makeFile of [incompleteRows, incompleteHeader]) {
    const without = await comparableResponses(route, { body: csvForm(makeFile()) });
    for (const text of texts) {
      const responses = await comparableResponses(route, { body: formWith(makeFile(), name, text) });
      if (responses !== without && !isRejected(responses, name)) return text;
    }
  }
  return undefined;
}

/** @param responses with their bodies as texts in JSON. */
function isRejected(responses: string, field: string): boolean {
  return responses.includes(`\\"field\\":\\"${field}\\"`);
}

function formWith(file: string, field: string, text: string): RequestBody {
  return form([
    { field: 'csv', file },
    { field, text },
  ]);
}

function plainFile(): string {
  return csvOf([newCustomer()]);
}

/** Rows that need an option: one without a key, one without a type, and one with another form of date. */
function incompleteRows(): string {
  const rows = [{ customer_key: '' }, { customer_type: '' }, { date_of_birth: '31.12.1990' }];
  const customers = rows.map((fields) => ({ ...newCustomer(), ...fields }));
  return csvOf(customers);
}

/** A header that needs options: it has no key, and a column that no customer has. */
function incompleteHeader(): string {
  const { customer_type, primary_email } = newCustomer();
  return csvText(['E-mail address', 'customer_type', 'Notes'], [[primary_email, customer_type, 'x']]);
}
