import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import * as sdk from '../src/index.ts';

/** Each exported error class and its parent. */
const parents: Record<string, string> = {
  RollcallError: 'Error',
  ConfigError: 'RollcallError',
  ArgumentError: 'RollcallError',
  ImportStoppedError: 'RollcallError',
  CallError: 'RollcallError',
  ConnectionError: 'CallError',
  TimeoutError: 'CallError',
  AbortedError: 'CallError',
  RedirectError: 'CallError',
  ResponseFormatError: 'CallError',
  UnknownOutcomeError: 'CallError',
  ApiError: 'CallError',
  BadRequestError: 'ApiError',
  AuthenticationError: 'ApiError',
  NotFoundError: 'ApiError',
  ConflictError: 'ApiError',
  PreconditionFailedError: 'ApiError',
  ValidationError: 'ApiError',
  RateLimitError: 'ApiError',
  ServerError: 'ApiError',
};

const classes = Object.values<unknown>(sdk).filter(isErrorClass);

describe('error classes', () => {
  it('all error classes form one tree below RollcallError', () => {
    const tree = classes.map((ErrorClass) => [ErrorClass.name, Object.getPrototypeOf(ErrorClass).name]);
    expect(Object.fromEntries(tree)).toEqual(parents);
  });

  it.each(classes)('the name of $name is that of its class', (ErrorClass) => {
    expect(ErrorClass.prototype.name).toBe(ErrorClass.name);
  });
});

const context = {
  operation: 'getCustomer',
  method: 'GET',
  path: '/customers/{customer_key}',
  requestId: 'req_1',
  attempts: 2,
  effectUnknown: false,
};
const headers = new Headers({ 'x-ratelimit-remaining': '0', 'set-cookie': 'SECRET' });
const inContext = { ...context, headers };
const place = '(GET /customers/{customer_key}, request req_1, 2 attempts)';

const failure = {
  status: 409,
  message: 'Customer key has already been used',
  code: 'customer_key_taken',
  errors: { customer_key: ['has already been used'] },
  retryAfterMs: null,
  headers,
} as const;
const existing = { id: 'id_1', customer_key: 'jane', archived: false };
const issue = {
  code: 'already_exists',
  field: 'customer_key',
  message: 'has already been used',
} as unknown as sdk.Issue;
const more = { primary_email: 'SECRET@example.com' };

const report = { total: 1, created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 1, unknown: 0 };
const group = { outcome: 'failed', code: 'required', count: 1 } as const;
const sample = { index: 0, customer_key: 'SECRET', message: 'SECRET' };

const errors: { error: sdk.RollcallError; want: object }[] = [
  { error: new sdk.ConfigError('fetch must be a function'), want: { message: 'fetch must be a function' } },
  {
    error: new sdk.ConnectionError('No answer', context, { cause: new TypeError('fetch failed') }),
    want: { ...context, message: `No answer ${place}`, cause: { name: 'TypeError', message: 'fetch failed' } },
  },
  {
    error: new sdk.AbortedError('Aborted', context, { cause: { user: 'SECRET' } }),
    want: { ...context, message: `Aborted ${place}` },
  },
  {
    error: new sdk.RedirectError({ status: 302, location: 'http://h/' }, inContext),
    want: {
      ...context,
      message: `Redirect to http://h/ is not followed, as it would receive the API key ${place}`,
      status: 302,
      location: 'http://h/',
    },
  },
  {
    error: new sdk.ResponseFormatError(
      '200 answer is not JSON',
      { status: 200, contentType: 'text/html', body: 'SECRET' },
      inContext,
      { cause: new SyntaxError('Unexpected token S, "SECRET" is not valid JSON') },
    ),
    want: {
      ...context,
      message: `200 answer is not JSON ${place}`,
      status: 200,
      contentType: 'text/html',
      cause: { name: 'SyntaxError' },
    },
  },
  {
    error: new sdk.ConflictError(
      {
        ...failure,
        issues: [{ ...issue, existing } as unknown as sdk.Issue],
        existing,
        body: { data: more },
      },
      context,
    ),
    want: {
      ...context,
      message: `409 Customer key has already been used ${place}`,
      status: 409,
      code: 'customer_key_taken',
      errors: failure.errors,
      retryAfterMs: null,
      issues: [{ ...issue, existing }],
      existing,
    },
  },
  {
    error: new sdk.ImportStoppedError('Stopped', { ...report, failures: [{ ...group, samples: [sample] }] }, null),
    want: { message: 'Stopped', report: { ...report, failures: [group] } },
  },
];

describe('an error in a log', () => {
  it.each(errors)('the JSON of a $error.name has its name, message and fields, but no customer', ({ error, want }) => {
    const json = JSON.stringify(error);
    expect(JSON.parse(json)).toEqual({ name: error.name, ...want });
    expect(json).not.toContain('SECRET');
  });

  it('the body and the headers of a response can be read, but no inspection shows them', () => {
    const body = { data: [{ primary_email: 'SECRET' }] };
    const error = new sdk.ApiError({ ...failure, issues: [], existing: null, body }, context);
    expect(error.body).toBe(body);
    expect(error.headers?.get('x-ratelimit-remaining')).toBe('0');
    expect(inspect(error, { depth: 10 })).not.toContain('SECRET');
    expect(Object.keys(error)).not.toContain('body');
  });

  it('the value of an issue can be read, but neither JSON nor an inspection shows it', async () => {
    const issue = { code: 'invalid_format', field: 'primary_email', message: 'is invalid' };
    const body = { statusCode: 422, message: 'is invalid', errors: {}, issues: [{ ...issue, value: 'SECRET' }] };
    const respond = async () => Response.json(body, { status: 422 });
    const rollcall = new sdk.Rollcall({ apiKey: 'sk_test_1', baseUrl: 'http://h/api/v1', fetch: respond });
    const error = await rollcall.customers.get('jane').catch((reason: unknown) => reason);
    if (!(error instanceof sdk.ValidationError)) throw new Error('not a ValidationError');
    expect(error.issues.map(({ value }) => value)).toEqual(['SECRET']);
    expect(JSON.parse(JSON.stringify(error)).issues).toEqual([issue]);
    expect(inspect(error, { depth: 10 })).not.toContain('SECRET');
  });

  it('an error without a response has no headers', () => {
    expect(new sdk.TimeoutError('No answer', context).headers).toBeNull();
  });
});

const loop = new Error('in a loop');
loop.cause = loop;

describe('structuredClone', () => {
  it('a clone of an error keeps the message, the stack and the cause', () => {
    const error = new sdk.ConnectionError('No answer', context, { cause: new TypeError('fetch failed') });
    const clone = structuredClone(error);
    expect(clone).toMatchObject({ message: error.message, stack: error.stack });
    expect(clone.cause).toMatchObject({ name: 'TypeError', message: 'fetch failed' });
  });

  it.each([
    { given: 'is a function', cause: () => undefined },
    { given: 'holds a function', cause: { abort: () => undefined } },
    { given: 'is a symbol', cause: Symbol('left') },
    { given: 'is an error with such a cause', cause: new Error('left', { cause: () => undefined }) },
    { given: 'causes itself', cause: loop },
  ])('a clone of an error keeps the message if the cause $given', ({ cause }) => {
    const error = new sdk.AbortedError('Aborted', context, { cause });
    expect(error.cause).toBe(cause);
    expect(structuredClone(error)).toMatchObject({ message: error.message, stack: error.stack });
    expect(() => structuredClone(error.toJSON())).not.toThrow();
  });

  it('a clone of the JSON of an error keeps all of it', () => {
    for (const { error } of errors) expect(structuredClone(error.toJSON())).toEqual(error.toJSON());
  });
});

function isErrorClass(value: unknown): value is (new (...args: never[]) => Error) & { name: string } {
  return typeof value === 'function' && value.prototype instanceof Error;
}
