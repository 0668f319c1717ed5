import { expect, it } from 'vitest';
import { basePath } from '../src/document/document.ts';
import { csvForm } from '../src/requests/bodies.ts';
import type { RecordedRequest } from '../src/sdk/recording-server.ts';
import { formFields, requestProblems } from '../src/sdk/request-problems.ts';

const HEADERS = { host: '127.0.0.1', 'x-api-key': 'sk_test_1', accept: 'application/json' };
const JSON_HEADERS = { ...HEADERS, 'content-type': 'application/json' };

function request(line: string, headers: RecordedRequest['headers'] = HEADERS, body = ''): RecordedRequest {
  const [method = '', path = ''] = line.split(' ');
  return { method, url: basePath + path, headers, body: Buffer.from(body) };
}

it.each([
  request('GET /customers?page=2&search_term=&archived=only'),
  request('GET /customers/a%2Fb'),
  request('POST /customers/a/archive'),
  request('PATCH /customers/a', JSON_HEADERS, '{"city":null}'),
])('finds no problem in the valid request $method $url', (valid) => {
  expect(requestProblems(valid)).toEqual([]);
});

it.each([
  { given: request('GET /customer'), want: 'is not an operation' },
  { given: request('PUT /customers'), want: 'is not an operation' },
  { given: request('GET /customers/'), want: 'is not an operation' },
  { given: request('GET /customers/%20a'), want: 'customer_key: the value must match pattern' },
  { given: request('GET /customers?page=0'), want: 'page: the value must be >= 1' },
  { given: request('GET /customers?page=1.5'), want: 'page: the value must be integer' },
  { given: request('GET /customers?page=1&page=2'), want: 'page is sent twice' },
  { given: request('GET /customers?perPage=1'), want: 'perPage is not a parameter of the operation' },
  { given: request('GET /customers', { host: 'a', accept: 'application/json' }), want: 'x-api-key is missing' },
  { given: request('GET /customers', { ...HEADERS, accept: '*/*' }), want: 'accept is */*' },
  {
    given: request('GET /customers', { ...HEADERS, cookie: 'a=b' }),
    want: 'cookie is not a declared header',
  },
  { given: request('DELETE /customers/a', JSON_HEADERS, '{}'), want: 'the operation has no body' },
  { given: request('POST /customers/a/archive', JSON_HEADERS), want: 'the operation has no body' },
  { given: request('PATCH /customers/a', HEADERS, '{}'), want: 'the media type is missing' },
  {
    given: request('PATCH /customers/a', JSON_HEADERS, '{"customer_key":"a"}'),
    want: 'body: the value must NOT have additional',
  },
  {
    given: request('POST /customers', JSON_HEADERS, '{}'),
    want: "body: the value must have required property 'customer_key'",
  },
])('reports a problem of an invalid request: $want', ({ given, want }) => {
  expect(requestProblems(given)).toEqual(expect.arrayContaining([expect.stringContaining(want)]));
});

it.each(['', 'a,b\r\n\r\nc\n', 'ü\r\n'])('reads the text %j from the field of a form', (text) => {
  const { mediaType, bytes } = csvForm(text, 'file');
  expect(formFields(mediaType, bytes)).toEqual({ file: text });
});

it('rejects a form without a boundary', () => {
  expect(() => formFields('multipart/form-data', Buffer.from(''))).toThrow('names no boundary');
});
