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
  ValidationError: 'ApiError',
  RateLimitError: 'ApiError',
  ServerError: 'ApiError',
};

describe('error classes', () => {
  const classes = Object.values<unknown>(sdk).filter(isErrorClass);

  it('all error classes form one tree below RollcallError', () => {
    const tree = classes.map((ErrorClass) => [ErrorClass.name, Object.getPrototypeOf(ErrorClass).name]);
    expect(Object.fromEntries(tree)).toEqual(parents);
  });

  it.each(classes)('the name of $name is that of its class', (ErrorClass) => {
    expect(ErrorClass.prototype.name).toBe(ErrorClass.name);
  });
});

function isErrorClass(value: unknown): value is { name: string; prototype: Error } {
  return typeof value === 'function' && value.prototype instanceof Error;
}
