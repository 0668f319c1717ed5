import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { serviceUnavailable } from '../../../src/core/errors.ts';
import { uploadCustomersCsv } from '../../../src/operations/upload-customers-csv.ts';
import { UploadSlots } from '../../../src/server/upload-slots.ts';
import { customerNamed } from '../../support/customer-records.ts';
import { apiKey, otherApiKey, type TestResponse } from '../../support/send.ts';
import { startServer, type TestServer } from '../../support/start-server.ts';

const header = 'customer_key,customer_type,primary_email';

function upload({ send }: TestServer, content: string | Buffer) {
  return send('POST', '/customers/csv-upload', { body: formOf(content) });
}

function formOf(content: string | Buffer): FormData {
  const form = new FormData();
  form.set('csv', new File([content as BlobPart], 'customers.csv'));
  return form;
}

async function totalCount({ send }: TestServer): Promise<number> {
  return (await send('GET', '/customers')).body.meta.total_count;
}

describe('a file', () => {
  it('an upload is answered row by row, exactly as in the document', async () => {
    const server = await startServer();
    const lines = [
      'customer_key,customer_type,primary_email,display_name',
      'acme_corp_001,BUSINESS,contact@acmecorp.com,Acme Corp',
      'jane_doe_001,INDIVIDUAL,,Jane Doe',
      '',
    ];
    const { status, body } = await upload(server, lines.join('\n'));
    const issue = { code: 'required', field: 'primary_email', message: 'is required' };
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        statusCode: 200,
        message: 'Customers Upload Completed',
        meta: {},
        data: {
          total_customers: 2,
          successful_upload_count: 1,
          failed_upload_count: 1,
          customers_added: [
            {
              row: 1,
              id: expect.any(String),
              customer_key: 'acme_corp_001',
              customer_type: 'BUSINESS',
              primary_email: 'contact@acmecorp.com',
              data: { customer_type: 'BUSINESS', email: 'contact@acmecorp.com', display_name: 'Acme Corp' },
            },
          ],
          customers_failed: [
            {
              row: 2,
              customer_key: 'jane_doe_001',
              error: 'primary_email is required',
              code: 'required',
              field: 'primary_email',
              issues: [issue],
            },
          ],
        },
        errors: {},
        total_customers: 2,
        successful_upload_count: 1,
        failed_upload_count: 1,
      },
    });
  });

  it('a file may start with a byte order mark, end its lines in CRLF and have its columns in any order', async () => {
    const server = await startServer();
    const content =
      '\uFEFFcity,"primary_email",customer_key,tax_status,customer_type\r\n"a, b",k@example.com,k,1,BUSINESS\r\n';
    expect((await upload(server, content)).body.data).toMatchObject({ successful_upload_count: 1 });
    const { data } = (await server.send('GET', '/customers/k')).body;
    expect(data).toMatchObject({ city: 'a, b', tax_status: 'TAXABLE' });
  });

  it.each([
    { given: '1', want: 'TAXABLE' },
    { given: '2', want: 'TAX_EXEMPT' },
    { given: 'REVERSE_CHARGE', want: 'REVERSE_CHARGE' },
    { given: '', want: '' },
    { given: '3', want: undefined },
  ])('the cell "$given" in the column tax_status is read as $want', async ({ given, want }) => {
    const server = await startServer();
    const { body } = await upload(server, `${header},tax_status\nk,BUSINESS,k@example.com,${given}\n`);
    const { data } = (await server.send('GET', '/customers/k')).body;
    expect(data?.tax_status).toBe(want);
    if (want === undefined) expect(body.data.customers_failed[0].error).toMatch(/^tax_status must be one of TAXABLE, /);
  });

  it('white space around cells and names of columns is ignored', async () => {
    const server = await startServer();
    const content =
      '\ufeffcustomer_key, customer_type,\u00a0primary_email \nk\u200b, BUSINESS ,\ufeffk@example.com\u00a0\n';
    expect((await upload(server, content)).body.data).toMatchObject({ successful_upload_count: 1 });
    expect((await server.send('GET', '/customers/k')).body.data.primary_email).toBe('k@example.com');
  });

  it('a row whose cells are all empty is skipped, and the others keep the numbers of the file', async () => {
    const server = await startServer();
    const rows = [
      ',,',
      'a,BUSINESS,a@example.com',
      ' ,\u00a0,',
      ',,,,',
      'b,BUSINESS,b',
      '',
      'c,BUSINESS,c@example.com',
      ',,',
    ];
    const { data } = (await upload(server, [header, ...rows].join('\n'))).body;
    expect(data).toMatchObject({ total_customers: 3, successful_upload_count: 2, failed_upload_count: 1 });
    expect(data.customers_added.map(({ row }: { row: number }) => row)).toEqual([2, 6]);
    expect(data.customers_failed).toMatchObject([{ row: 5, code: 'invalid_format', value: 'b' }]);
  });

  it('a file without rows adds no customer', async () => {
    const server = await startServer();
    const { status, body } = await upload(server, `${header}\n`);
    expect({ status, ...body.data }).toMatchObject({ status: 200, total_customers: 0, customers_added: [] });
  });
});

describe('an invalid header', () => {
  const cases = [
    {
      given: `${header},frist_name`,
      want: [
        [
          'unknown_field',
          'frist_name',
          'is not a known column; did you mean "first_name"? (send map={"frist_name":"first_name"} or ignore_unknown=true)',
        ],
      ],
    },
    {
      given: `${header},notes`,
      want: [['unknown_field', 'notes', 'is not a known column (send map={"notes":null} or ignore_unknown=true)']],
    },
    {
      given: `${header}, \u00a0,city`,
      want: [['unknown_field', null, 'Column 4 has no name (send map={"":null} or ignore_unknown=true)']],
    },
    {
      given: `${header},metadata,metadata.plan`,
      want: [['too_many_items', 'metadata.plan', 'must not be repeated']],
    },
    { given: `${header},city,city`, want: [['too_many_items', 'city', 'must not be repeated']] },
    {
      given: header.replace('primary_email', 'Email,e-mail'),
      want: [
        [
          'too_many_items',
          'primary_email',
          'is the meaning of more than one column: "Email" and "e-mail"; ignore all but one (send map={"e-mail":null})',
        ],
      ],
    },
    { given: `${header}, city,city\u200b`, want: [['too_many_items', 'city', 'must not be repeated']] },
    {
      given: 'primary_email,first_name',
      want: [
        ['required', 'customer_key', 'is required (send key_from=primary_email)'],
        ['required', 'customer_type', 'is required (send set={"customer_type":"INDIVIDUAL"})'],
      ],
    },
    { given: '', want: [['required', null, 'The file is empty; its first line must name the columns']] },
  ];
  it.each(cases)('a file with the header "$given" is refused before any row is stored', async ({ given, want }) => {
    const server = await startServer();
    const content = given === '' ? '' : `${given}\nk,BUSINESS,k@example.com,x\n`;
    const { status, body } = await upload(server, content);
    expect(status).toBe(422);
    expect(body.issues).toEqual(want.map(([code, field, message]) => ({ code, field, message })));
    expect(await totalCount(server)).toBe(0);
  });
});

describe('a row that fails', () => {
  it('a row that fails does not affect the others, whatever its fault', async () => {
    const server = await startServer();
    await server.send('POST', '/customers', { body: customerNamed('taken') });
    const rows = [
      'a,BUSINESS,a@example.com',
      'b,BUSINESS',
      '',
      'c,BUSINESS,c@example.com,extra',
      'd"d,BUSINESS,d@example.com',
      'taken,BUSINESS,e@example.com',
      'f,BUSINESS,A@example.com',
      ',,',
      '"g",BUSINESS,g@example.com',
    ];
    const { body } = await upload(server, [header, ...rows].join('\n'));
    expect(body.data.customers_added.map(({ row }: { row: number }) => row)).toEqual([1, 8]);
    expect(body.data.customers_failed.map(toRow)).toEqual([
      [2, null, 'malformed_row', 'The row has 2 cells, but the header has 3'],
      [3, null, 'malformed_row', 'The row has 4 cells, but the header has 3'],
      [4, null, 'malformed_row', 'The row has a quotation mark in the wrong place'],
      [5, 'taken', 'customer_key_taken', 'Customer key has already been used'],
      [6, 'f', 'primary_email_taken', 'Primary email has already been used'],
    ]);
    expect(body.data).toMatchObject({ total_customers: 7, successful_upload_count: 2, failed_upload_count: 5 });
  });

  it('a quotation mark that is never closed refuses the whole file, with its line', async () => {
    const server = await startServer();
    const rows = ['a,BUSINESS,a@example.com', 'b,"BUSINESS,b@example.com', 'c,BUSINESS,c@example.com', ''];
    const { status, body } = await upload(server, [header, ...rows].join('\n'));
    expect(status).toBe(422);
    expect(body.issues).toMatchObject([{ code: 'malformed_row', field: null }]);
    expect(body.message).toMatch(/^Line 3 has a quotation mark that is never closed, so that the line after it/);
    expect(await totalCount(server)).toBe(0);
  });

  it('rows are numbered through the whole file, and conflict with rows of earlier batches', async () => {
    const server = await startServer();
    const rows = Array.from({ length: 250 }, (_, index) => `k${index},BUSINESS,k${index}@example.com`);
    const { body } = await upload(server, [header, ...rows, rows[0]].join('\n'));
    expect(body.data).toMatchObject({ total_customers: 251, successful_upload_count: 250 });
    expect(body.data.customers_added.map(({ row }: { row: number }) => row)).toEqual(
      Array.from({ length: 250 }, (_, index) => index + 1),
    );
    expect(body.data.customers_failed.map(toRow)).toEqual([
      [251, 'k0', 'customer_key_taken', 'Customer key has already been used'],
    ]);
    expect(await totalCount(server)).toBe(250);
  });
});

describe('an answer that would be larger than 4 MiB', () => {
  const answerBytesMax = 4 * 1024 * 1024;
  // Long texts, so that few rows fill an answer.
  const [longKey, longEmail] = ['x'.repeat(240), 'x'.repeat(900)];
  const invalid = (count: number) => Array.from({ length: count }, (_, index) => `bad${index}${longKey},,${longEmail}`);
  const valid = (count: number) =>
    Array.from({ length: count }, (_, index) => `k${index}${longKey},BUSINESS,k${index}@example.com`);
  const rowsOf = (rows: readonly { row: number }[]) => rows.map(({ row }) => row);

  it('an answer with too many failures is cut at their end, and its counts are complete', async () => {
    const server = await startServer();
    const { status, text, body } = await upload(server, [header, ...invalid(2_500)].join('\n'));
    const { customers_failed, left_out, ...counts } = body.data;
    expect({ status, ...counts }).toMatchObject({ status: 200, total_customers: 2_500, failed_upload_count: 2_500 });
    expect(left_out).toEqual({ customers_failed: 2_500 - customers_failed.length });
    expect(rowsOf(customers_failed)).toEqual(customers_failed.map((_: unknown, index: number) => index + 1));
    expect(text.length).toBeLessThan(answerBytesMax);
    expect(text.length).toBeGreaterThan(answerBytesMax - 4_096);
  });

  it('an answer with too many rows keeps the failures, even those after the rows that it leaves out', async () => {
    const server = await startServer();
    const rows = [...invalid(10), ...valid(20), ...invalid(2_500)];
    const { body } = await upload(server, [header, ...rows].join('\n'));
    const { successful_upload_count, customers_added, customers_failed, left_out } = body.data;
    expect(successful_upload_count).toBe(20);
    expect(customers_added).toEqual([]);
    expect(left_out).toEqual({ customers_added: 20, customers_failed: 2_510 - customers_failed.length });
    expect(rowsOf(customers_failed).slice(0, 12)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 31, 32]);
  });

  it('an atomic upload keeps the failures before the rows that they have kept from being stored', async () => {
    const server = await startServer();
    const form = formOf([header, ...valid(12_000), ...invalid(3)].join('\n'));
    const { body, text } = await server.send('POST', '/customers/csv-upload?atomic=true', { body: form });
    const { failed_upload_count, customers_failed, left_out } = body.data;
    expect(failed_upload_count).toBe(12_003);
    expect(left_out).toEqual({ customers_failed: 12_003 - customers_failed.length });
    expect(rowsOf(customers_failed).slice(-3)).toEqual([12_001, 12_002, 12_003]);
    expect(rowsOf(customers_failed).slice(0, 3)).toEqual([1, 2, 3]);
    expect(text.length).toBeLessThan(answerBytesMax);
  });
});

describe('uploads at the same time', () => {
  it('an upload beyond the limit of its tenant is answered with 503 at once, and later ones are served', async () => {
    const server = await startServer({ uploadSlots: new UploadSlots(2) });
    const head = [
      'POST /api/v1/customers/csv-upload HTTP/1.1',
      'Host: localhost',
      `x-api-key: ${apiKey}`,
      'Content-Type: multipart/form-data; boundary=b',
      'Content-Length: 1000',
    ];
    const socket = connect(Number(new URL(server.origin).port), '127.0.0.1');
    socket.write(`${head.join('\r\n')}\r\n\r\n--b\r\n`);
    const refused = await untilStatus(503, () => upload(server, `${header}\n`));
    expect(refused.body).toMatchObject({
      code: 'service_unavailable',
      message: 'Too many uploads are in progress; try again shortly',
    });
    expect(refused.headers.get('Retry-After')).toBe('1');
    const ofOthers = { body: formOf(`${header}\n`), headers: { 'x-api-key': otherApiKey } };
    expect((await server.send('POST', '/customers/csv-upload', ofOthers)).status).toBe(200);
    socket.destroy();
    await untilStatus(200, () => upload(server, `${header}\n`));
  });
});

/** Sends a request until it gets this status. */
async function untilStatus(status: number, request: () => Promise<TestResponse>): Promise<TestResponse> {
  for (;;) {
    const response = await request();
    if (response.status === status) return response;
  }
}

describe('a file that is too large', () => {
  it('a file with too many lines is answered with 422, and no row is stored', async () => {
    const server = await startServer();
    const { status, body } = await upload(server, `${header}\nk,BUSINESS,k@example.com\n${',,\n'.repeat(99_999)}`);
    const issue = { code: 'too_many_items', field: 'csv', message: 'must have at most 100000 lines' };
    expect({ status, issues: body.issues }).toEqual({ status: 422, issues: [issue] });
    expect(await totalCount(server)).toBe(0);
  });

  it('a file with too many bytes is answered with 413, and no row is stored', async () => {
    const server = await startServer();
    const { status, body } = await upload(server, `${header}\nk,BUSINESS,k@example.com\n${'x'.repeat(10_485_760)}`);
    const message = 'The body is larger than 10485760 bytes';
    expect({ status, body }).toMatchObject({ status: 413, body: { code: 'body_too_large', message } });
    expect(await totalCount(server)).toBe(0);
  });
});

describe('an upload that takes too long', () => {
  const rows = Array.from({ length: 250 }, (_, index) => `k${index},BUSINESS,k${index}@example.com\n`).join('');
  const content = Buffer.from(`${header}\n${rows}`);
  const file = { field: 'csv', digest: '', lines: 251, options: {}, read: () => Readable.from([content]) };
  const options = { on_conflict: 'fail', dry_run: false, atomic: false, events: 'all' } as const;

  /** Runs the operation with a deadline that passes at the n-th check. */
  function uploadUntil(check: number, { services }: TestServer, query: Partial<typeof options> | { atomic: true }) {
    let checks = 0;
    const deadline = {
      check: () => {
        checks += 1;
        if (checks === check) throw serviceUnavailable('too late');
      },
    };
    const request = {
      tenantId: 'tenant_a',
      path: {},
      query: { ...options, ...query },
      body: file,
      headers: {},
      readOnly: {},
    };
    return uploadCustomersCsv(request, { ...services, deadline });
  }

  it('an atomic upload that meets its deadline between two batches fails with 503, and stores nothing', async () => {
    const server = await startServer();
    await expect(uploadUntil(3, server, { atomic: true })).rejects.toMatchObject({ code: 'service_unavailable' });
    expect(await totalCount(server)).toBe(0);
  });

  it('an upload whose rows are stored independently fails with 500 once some of them are stored', async () => {
    const server = await startServer();
    await expect(uploadUntil(1, server, {})).rejects.toMatchObject({ code: 'service_unavailable' });
    expect(await totalCount(server)).toBe(0);
    await expect(uploadUntil(3, server, {})).rejects.toMatchObject({ code: 'internal_error' });
    expect(await totalCount(server)).toBe(200);
  });
});

describe('a line that is too long', () => {
  it('a header with too many columns is counted, and its names are not compared', async () => {
    const server = await startServer();
    const { status, body } = await upload(server, `${header}${',x'.repeat(998)}\n`);
    const issue = { code: 'too_many_items', field: null, message: 'The header must have at most 1000 columns' };
    expect({ status, issues: body.issues }).toEqual({ status: 422, issues: [issue] });
  });

  it('a header of nine megabytes is not read as columns', async () => {
    const server = await startServer();
    const { status, body } = await upload(server, `${header}${',x'.repeat(4_500_000)}\n`);
    expect({ status, codes: body.issues.map(({ code }: { code: string }) => code) }).toEqual({
      status: 422,
      codes: ['malformed_row'],
    });
  });

  it('a row with too many characters fails alone', async () => {
    const server = await startServer();
    const rows = ['a,BUSINESS,a@example.com', ','.repeat(300_000), 'b,BUSINESS,b@example.com'];
    const { data } = (await upload(server, [header, ...rows].join('\n'))).body;
    expect(data.customers_added.map(({ row }: { row: number }) => row)).toEqual([1, 3]);
    expect(data.customers_failed.map(toRow)).toEqual([
      [2, null, 'malformed_row', 'The row has more than 262144 characters'],
    ]);
  });
});

describe('a database that fails', () => {
  const rows = Array.from({ length: 101 }, (_, index) => `k${index},BUSINESS,k${index}@example.com`);

  it('a database that fails at the first rows is answered with 503, since there was no effect', async () => {
    const server = await startServer();
    Object.assign(server.services.customers, { insertMany: () => Promise.reject(serviceUnavailable('no disk')) });
    const { status } = await upload(server, [header, ...rows].join('\n'));
    expect(status).toBe(503);
  });

  it('a database that fails after some rows is answered with 500, since 503 would promise that there was no effect', async () => {
    const server = await startServer();
    const { customers } = server.services;
    const insertMany = customers.insertMany.bind(customers);
    const failing: typeof insertMany = (tenantId, records) =>
      records.length === 100 ? insertMany(tenantId, records) : Promise.reject(serviceUnavailable('no disk'));
    Object.assign(customers, { insertMany: failing });
    const { status, body } = await upload(server, [header, ...rows].join('\n'));
    expect({ status, code: body.code }).toEqual({ status: 500, code: 'internal_error' });
    expect(server.logLines.join()).toMatch(/the upload stopped after row 100/);
  });
});

function toRow(failure: Record<string, unknown>) {
  return [failure.row, failure.customer_key, failure.code, failure.error];
}
