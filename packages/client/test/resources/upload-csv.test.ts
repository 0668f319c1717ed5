import { describe, expect, it } from 'vitest';
import { ArgumentError, type CsvInput } from '../../src/index.ts';
import { example, rejectionOf, startWithClient } from '../support/clients.ts';
import { answering, type ReceivedRequest } from '../support/http-server.ts';

const { csv } = example<{ csv: string }>('OneRowFailsCsv');
const bytes = new TextEncoder().encode(csv);

interface Case {
  given: string;
  input: CsvInput;
  filename?: string;
  want: { filename: string; type: string };
}

const cases: Case[] = [
  { given: 'text', input: csv, want: { filename: 'customers.csv', type: 'text/csv' } },
  { given: 'bytes', input: bytes, want: { filename: 'customers.csv', type: 'text/csv' } },
  { given: 'a Buffer', input: Buffer.from(bytes), want: { filename: 'customers.csv', type: 'text/csv' } },
  { given: 'a Blob without a type', input: new Blob([csv]), want: { filename: 'customers.csv', type: 'text/csv' } },
  {
    given: 'a File with a type',
    input: new File([csv], 'mine.csv', { type: 'application/vnd.ms-excel' }),
    want: { filename: 'mine.csv', type: 'application/vnd.ms-excel' },
  },
  { given: 'a name', input: csv, filename: 'other.csv', want: { filename: 'other.csv', type: 'text/csv' } },
];

describe('uploadCsv', () => {
  it.each(cases)('uploadCsv sends $given as a form with one file', async ({ input, filename, want }) => {
    const { client, server } = await startWithClient(answering(200, example('OneRowFailsResponse')));

    const result = await client.customers.uploadCsv(input, filename === undefined ? {} : { filename });

    expect(result).toEqual(example('OneRowFailsResponse').data);
    const form = await formOf(server.requests[0]);
    expect([...form.keys()]).toEqual(['csv']);
    const file = form.get('csv') as File;
    expect(await file.text()).toBe(csv);
    expect({ filename: file.name, type: file.type }).toEqual(want);
  });

  it('uploadCsv sends how to read the file as fields of the form, lists and objects as JSON', async () => {
    const { client, server } = await startWithClient(answering(200, example('OneRowFailsResponse')));
    const map = { 'E-mail': 'primary_email', Notes: null };
    await client.customers.uploadCsv(csv, {
      from: 'stripe',
      map,
      ignore_unknown: true,
      header_row: 3,
      encoding: undefined,
    });
    const { csv: file, ...fields } = Object.fromEntries(await formOf(server.requests[0]));
    expect(file).toBeInstanceOf(File);
    expect(fields).toEqual({ from: 'stripe', map: JSON.stringify(map), ignore_unknown: 'true', header_row: '3' });
  });

  it('uploadCsv sends the bytes as they were when it was called', async () => {
    const { client, server } = await startWithClient(answering(200, example('OneRowFailsResponse')));
    const changing = Buffer.from(bytes);
    const promise = client.customers.uploadCsv(changing);
    changing.fill(0);
    await promise;
    const form = await formOf(server.requests[0]);
    expect(await (form.get('csv') as File).text()).toBe(csv);
  });

  it('uploadCsv leaves the content type with its boundary to fetch', async () => {
    const { client, server } = await startWithClient(answering(200, example('OneRowFailsResponse')));
    await client.customers.uploadCsv(csv);
    expect(server.requests[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=\S+$/);
  });

  it('uploadCsv rejects any other input, and sends nothing', async () => {
    const { client, server } = await startWithClient(answering(200, {}));
    const error = await rejectionOf(client.customers.uploadCsv({ path: 'customers.csv' } as unknown as CsvInput));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(server.requests).toHaveLength(0);
  });
});

/** The form, parsed by `fetch` itself. */
function formOf(request: ReceivedRequest | undefined): Promise<FormData> {
  if (request === undefined) throw new Error('Nothing arrived');
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  return new Response(new Uint8Array(request.body), { headers }).formData();
}
