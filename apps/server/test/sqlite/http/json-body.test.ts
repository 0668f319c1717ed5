import { describe, expect, it } from 'vitest';
import { customerNamed } from '../../support/customer-records.ts';
import { startServer } from '../../support/start-server.ts';

describe('a body that is not JSON', () => {
  const cases = [
    { given: '', want: 'line 1, column 1' },
    { given: '   ', want: 'line 1, column 4' },
    { given: '{"customers": [', want: 'line 1, column 16' },
    { given: '{\n  "a": 1,\n  b: 2\n}', want: 'line 3, column 3' },
    { given: '{\r\n  "a": 1,\r\n}', want: 'line 3, column 1' },
    { given: '\uFEFF{"a": }', want: 'line 1, column 7' },
    { given: "{'a': 1}", want: 'line 1, column 2' },
    { given: '{} {}', want: 'line 1, column 4' },
    { given: 'undefined', want: 'line 1, column 1' },
  ];
  it.each(cases)('the malformed body $given is answered with 400 and its error at $want', async ({ given, want }) => {
    const { send } = await startServer();
    const headers = { 'Content-Type': 'application/json' };
    const { status, body } = await send('POST', '/customers', { headers, body: given });
    const message = `The body is not valid JSON: ${want}`;
    expect({ status, body }).toMatchObject({ status: 400, body: { code: 'malformed_json', message, issues: [] } });
  });
});

describe('a body with an object that has a name twice', () => {
  const cases = [
    { given: '{"a":1,"a":2}', want: 'a twice: line 1, column 8' },
    { given: '{\n  "é😀": 1, "é😀" : 2}', want: 'é😀 twice: line 2, column 13' },
    { given: '\uFEFF{"a":[{"b":{}},{"b":[],\r\n"\\u0062":0}]}', want: 'a.1.b twice: line 2, column 1' },
    { given: '{"a":[1e400],"a":0,"a":0}', want: 'a twice: line 1, column 14' },
  ];
  it.each(cases)('$given is answered with 400, and the place of the second name', async ({ given, want }) => {
    const { send } = await startServer();
    const { status, body } = await send('POST', '/customers', { body: given });
    const message = `The body has the name ${want}`;
    expect({ status, body }).toMatchObject({ status: 400, body: { code: 'malformed_json', message, issues: [] } });
  });
});

describe('a body that is not UTF-8', () => {
  const bytes = {
    'a byte that starts nothing': [0xff],
    'a character that is cut off': [0xc3],
    'an overlong encoding': [0xc0, 0xaf],
    'an encoded surrogate': [0xed, 0xa0, 0x80],
  };
  it.each(Object.entries(bytes))('a body with %s is answered with 400', async (_, wrong) => {
    const { send } = await startServer();
    const [start, end] = JSON.stringify(customerNamed('jane', { city: '@' })).split('@') as [string, string];
    const body = Buffer.concat([Buffer.from(start), Buffer.from(wrong), Buffer.from(end)]);
    const answer = await send('POST', '/customers', { body });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'invalid_encoding', message: 'The body is not valid UTF-8' });
  });
});

describe('nesting', () => {
  /** A body with this many levels; the customer and its metadata are two of them. */
  const nested = (levels: number) => customerNamed('deep', { metadata: { list: listOf(levels - 2) } });

  it('a body of 32 levels is stored and returned', async () => {
    const { send } = await startServer();
    const body = nested(32);
    expect((await send('POST', '/customers', { body })).status).toBe(201);
    expect((await send('GET', '/customers/deep')).body.data.metadata).toEqual(body.metadata);
  });

  it.each([33, 1000, 400_000])('a body of %i levels is answered with 400', async (levels) => {
    const { send } = await startServer();
    const body = `{"metadata":{"list":${'['.repeat(levels - 2)}${']'.repeat(levels - 2)}}}`;
    const answer = await send('POST', '/customers', { body });
    const want = { code: 'nesting_too_deep', message: 'The body nests deeper than 32 levels' };
    expect(answer).toMatchObject({ status: 400, body: want });
  });

  it('brackets in texts do not count as levels, not even after escaped quotation marks', async () => {
    const { send } = await startServer();
    const metadata = { text: `${'['.repeat(50)}"\\"${'{'.repeat(50)}` };
    const { status, body } = await send('POST', '/customers', { body: customerNamed('jane', { metadata }) });
    expect({ status, metadata: body.data.metadata }).toEqual({ status: 201, metadata });
  });

  function listOf(levels: number): unknown[] {
    let list: unknown[] = [];
    for (let level = 1; level < levels; level += 1) list = [list];
    return list;
  }
});

describe('valid JSON', () => {
  it('a byte order mark before the body is ignored', async () => {
    const { send } = await startServer();
    const { status } = await send('POST', '/customers', { body: `\uFEFF${JSON.stringify(customerNamed('jane'))}` });
    expect(status).toBe(201);
  });

  it('every character of a text is stored unchanged', async () => {
    const { send } = await startServer();
    const text = 'e\u0301 é 👩‍👩‍👧 \u202e مرحبا \uffff \u007f \t\n"\\/';
    const body = customerNamed('jane', { city: text, metadata: { [text]: text } });
    await send('POST', '/customers', { body });
    expect((await send('GET', '/customers/jane')).body.data).toMatchObject({ city: text, metadata: { [text]: text } });
  });

  it('hostile names in metadata are stored, and pollute no prototype', async () => {
    const { send } = await startServer();
    const metadata = {
      constructor: { prototype: { polluted: true } },
      toString: 1,
      hasOwnProperty: null,
      'a.b': '$where',
    };
    await send('POST', '/customers', { body: customerNamed('jane', { metadata }) });
    expect((await send('GET', '/customers/jane')).body.data.metadata).toEqual(metadata);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  const numbers = [
    { given: '1e400', code: 'number_not_representable', message: wouldBecome('Infinity') },
    { given: '-1e400', code: 'number_not_representable', message: wouldBecome('-Infinity') },
    { given: '9007199254740993', code: 'number_not_representable', message: wouldBecome('9007199254740992') },
    { given: '1e301', value: '1e+301', code: 'too_large', message: 'must be at most 1e+300' },
  ];
  it.each(numbers)('the number $given is refused', async ({ given, value = given, code, message }) => {
    const { send } = await startServer();
    const body = JSON.stringify(customerNamed('jane', { metadata: { deep: [{ number: 0 }] } }));
    const { status, body: answer } = await send('POST', '/customers', { body: body.replace(':0}', `:${given}}`) });
    expect(status).toBe(422);
    expect(answer.issues).toEqual([{ code, field: 'metadata.deep.0.number', message, value }]);
  });

  function wouldBecome(number: string): string {
    return `would become ${number}, since numbers have double precision`;
  }
});

it('a body with more than 50,000 values is answered with 422 before they are parsed', async () => {
  const { send } = await startServer();
  const values = (count: number) => `{"metadata":[${'1,'.repeat(count - 3)}1]}`;
  const refused = await send('POST', '/customers', { body: values(50_001) });
  const issue = { code: 'too_many_items', field: null, message: 'The body must have at most 50000 values' };
  expect({ status: refused.status, issues: refused.body.issues }).toEqual({ status: 422, issues: [issue] });
  const parsed = await send('POST', '/customers', { body: values(50_000) });
  expect(parsed.body.issues).toContainEqual(expect.objectContaining({ code: 'invalid_type', field: 'metadata' }));
});

it('the issues of a hundred customers fit into an answer of 4 MiB, whatever their names are', async () => {
  const { send } = await startServer();
  const names = Array.from({ length: 250 }, (_, index) => [`${'x'.repeat(20)}${index}`, 0]);
  const customers = Array.from({ length: 100 }, () => Object.fromEntries(names));
  const { body, text } = await send('POST', '/customers/bulk-create', { body: { customers } });
  expect(body.data.failed_count).toBe(100);
  expect(body.data.customers_failed[0].issues.at(-1).message).toMatch(/^\d+ more issues were left out$/);
  expect(text.length).toBeLessThan(1024 * 1024);
});

it('a body with 40,000 unknown fields is answered as the document says', async () => {
  const { send } = await startServer();
  const body = Object.fromEntries(Array.from({ length: 40_000 }, (_, index) => [`citx_${index}`, 0]));
  const answer = await send('POST', '/customers', { body });
  expect(answer.status).toBe(422);
  expect(answer.body.message).toBe('customer_key is required (and 40002 more issues)');
  expect(answer.body.issues).toHaveLength(1000);
  expect(answer.body.issues.at(-1).message).toBe('39004 more issues were left out');
});
