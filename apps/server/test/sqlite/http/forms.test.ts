import { describe, expect, it } from 'vitest';
import { startServer } from '../../support/start-server.ts';

const path = '/customers/csv-upload';
const csv = 'customer_key,customer_type,primary_email,city\nk,BUSINESS,k@example.com,Zürich\n';

describe('the file of a form', () => {
  const file = new File([csv], 'customers.csv', { type: 'text/csv' });
  const cases = [
    { why: 'in the field csv', given: formOf(['csv', file]) },
    { why: 'in the field file', given: formOf(['file', file]) },
    {
      why: 'of another media type',
      given: formOf(['csv', new File([csv], 'a.csv', { type: 'application/vnd.ms-excel' })]),
    },
    { why: 'without a file name', given: formOf(['csv', csv]) },
  ];
  it.each(cases)('a form with a file $why is accepted', async ({ given }) => {
    const { send } = await startServer();
    const { status, body } = await send('POST', path, { body: given });
    expect({ status, added: body.data?.successful_upload_count }).toEqual({ status: 200, added: 1 });
    expect((await send('GET', '/customers/k')).body.data.city).toBe('Zürich');
  });

  it('a form with a file without a name, but with a character set, is accepted', async () => {
    const { send } = await startServer();
    const part = { 'Content-Disposition': 'form-data; name="csv"', 'Content-Type': 'text/csv; charset=utf-8' };
    const { status } = await send('POST', path, multipart([part, csv]));
    expect(status).toBe(200);
    expect((await send('GET', '/customers/k')).body.data.city).toBe('Zürich');
  });
});

describe('a form without exactly one file', () => {
  const file = new File([csv], 'customers.csv');
  const onlyFile = 'must be the only file';
  const unknown = 'is not a known field';
  const cases = [
    { why: 'no fields', given: formOf(), want: [['required', 'csv', 'is required']] },
    {
      why: 'a misspelt field',
      given: formOf(['cvs', file]),
      want: [['unknown_field', 'cvs', `${unknown}; did you mean "csv"?`]],
    },
    { why: 'another field', given: formOf(['upload', file]), want: [['unknown_field', 'upload', unknown]] },
    {
      why: 'a field beside the file',
      given: formOf(['csv', file], ['note', 'x']),
      want: [['unknown_field', 'note', unknown]],
    },
    {
      why: 'a file in each field',
      given: formOf(['csv', file], ['file', file]),
      want: [['too_many_items', 'file', onlyFile]],
    },
    {
      why: 'two files in one field',
      given: formOf(['csv', file], ['csv', file]),
      want: [['too_many_items', 'csv', onlyFile]],
    },
  ];
  it.each(cases)('a form with $why is answered with 422', async ({ given, want }) => {
    const { send } = await startServer();
    const { status, body } = await send('POST', path, { body: given });
    expect(status).toBe(422);
    expect(body.issues).toEqual(want.map(([code, field, message]) => ({ code, field, message })));
    expect((await send('GET', '/customers')).body.meta.total_count).toBe(0);
  });
});

it.each([100, 40_000, 100_000, 300_000, 9_000_000])(
  'a part of %i bytes without a Content-Disposition is not accepted as a file',
  async (bytes) => {
    const { send } = await startServer();
    const content = csv.padEnd(bytes, 'x');
    const { status, body } = await send(
      'POST',
      path,
      multipart([{ 'X-Disposition': 'form-data; name="csv"' }, content]),
    );
    const issue = { code: 'required', field: 'csv', message: 'is required' };
    expect({ status, issues: body.issues }).toEqual({ status: 422, issues: [issue] });
  },
);

it('a form with a hundred thousand parts is answered with 422 after the hundredth', async () => {
  const { send } = await startServer();
  const part = '--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n\r\n';
  const headers = { 'Content-Type': 'multipart/form-data; boundary=b' };
  const { status, body } = await send('POST', path, { body: `${part.repeat(100_000)}--b--\r\n`, headers });
  const issue = { code: 'too_many_items', field: null, message: 'The form must have at most 100 parts' };
  expect({ status, issues: body.issues }).toEqual({ status: 422, issues: [issue] });
});

describe('a body that is not a form', () => {
  const type = 'multipart/form-data; boundary=b';
  const cases = [
    { why: 'no content', given: '', type },
    { why: 'no boundary', given: '--b--\r\n', type: 'multipart/form-data' },
    { why: 'an empty boundary', given: '--\r\n', type: 'multipart/form-data; boundary=' },
    { why: 'another boundary', given: '--c\r\n\r\nx\r\n--c--\r\n', type },
    { why: 'a cut in the headers of a part', given: '--b\r\nContent-Disposition: form-data; name="csv"', type },
    {
      why: 'a cut in a file',
      given: `--b\r\nContent-Disposition: form-data; name="csv"; filename="a.csv"\r\n\r\n${csv}`,
      type,
    },
    { why: 'JSON', given: '{}', type },
    { why: 'a part without a name', given: `--b\r\nContent-Disposition: form-data\r\n\r\n${csv}\r\n--b--\r\n`, type },
  ];
  it.each(cases)('a form body with $why is answered with 400', async ({ given, type: contentType }) => {
    const { send } = await startServer();
    const { status, body } = await send('POST', path, { headers: { 'Content-Type': contentType }, body: given });
    const want = { code: 'malformed_multipart', message: 'The body is not valid multipart/form-data', issues: [] };
    expect({ status, body }).toMatchObject({ status: 400, body: want });
    expect((await send('GET', '/customers')).body.meta.total_count).toBe(0);
  });

  it('an upload with another media type is answered with 415', async () => {
    const { send } = await startServer();
    const { status, body } = await send('POST', path, { body: {} });
    const message = 'The body must be sent as multipart/form-data, not as application/json';
    expect({ status, body }).toMatchObject({ status: 415, body: { code: 'unsupported_media_type', message } });
  });
});

describe('a file that is not UTF-8', () => {
  const bytes = Buffer.concat([
    Buffer.from(csv),
    Buffer.from('l,BUSINESS,l@example.com,'),
    Buffer.from('Zürich\n', 'latin1'),
  ]);
  const named = { 'Content-Disposition': 'form-data; name="csv"; filename="a.csv"' };
  const plain = { 'Content-Disposition': 'form-data; name="csv"' };
  const cases = [
    { why: 'with a file name', given: named },
    { why: 'without a file name', given: plain },
    { why: 'that declares UTF-8', given: { ...plain, 'Content-Type': 'text/csv; charset=utf-8' } },
    { why: 'that declares an unknown character set', given: { ...plain, 'Content-Type': 'text/csv; charset=klingon' } },
  ];
  it.each(cases)('an invalid UTF-8 file $why is answered with 400, and no row is stored', async ({ given }) => {
    const { send } = await startServer();
    const { status, body } = await send('POST', path, multipart([given, bytes]));
    const want = {
      code: 'invalid_encoding',
      message:
        'Line 3, column 27, has the byte 0xFC, which is not valid UTF-8. In Windows-1252, the word there is "Zürich". ' +
        'Save the file as "CSV UTF-8", or name its encoding (send encoding=windows-1252)',
    };
    expect({ status, body }).toMatchObject({ status: 400, body: want });
    expect((await send('GET', '/customers')).body.meta.total_count).toBe(0);
  });
});

function formOf(...fields: readonly (readonly [string, string | File])[]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

/** A form of one part, byte for byte. */
function multipart([headers, content]: readonly [Record<string, string>, string | Buffer]) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const head = ['--b', ...lines, '', ''].join('\r\n');
  const body = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from('\r\n--b--\r\n')]);
  return { headers: { 'Content-Type': 'multipart/form-data; boundary=b' }, body };
}
