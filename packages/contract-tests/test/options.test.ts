import { describe, expect, it } from 'vitest';
import { parseOptions } from '../src/cli/options.ts';

const SERVER = ['--url', 'https://registry.example.com/api/v1', '--key', 'sk_test_1'];

describe('the options of the program', () => {
  it.each([
    { args: [], want: '--url is missing' },
    {
      args: ['--url', 'registry.example.com', '--key', 'x'],
      want: '--url must be an HTTP URL, not registry.example.com',
    },
    { args: ['--url', 'https://registry.example.com/api/v1'], want: '--key is missing' },
    { args: ['--urk', 'x'], want: "Unknown option '--urk'" },
    { args: [...SERVER, '--seed', 'soon'], want: '--seed must be a number or random' },
    { args: [...SERVER, '--histories', '0'], want: '--histories must be a number' },
  ])('are rejected with what is wrong: $want', ({ args, want }) => {
    expect(() => parseOptions(args, {})).toThrow(want);
  });

  it('come from the environment if they are not given', () => {
    const env = { CONTRACT_BASE_URL: 'http://a.example/api/v1', CONTRACT_API_KEY: 'k', CONTRACT_SEED: 'random' };
    expect(parseOptions(['--key', 'given', 'generic/404'], env)).toMatchObject({
      url: 'http://a.example/api/v1',
      key: 'given',
      seed: 'random',
      yes: false,
      filters: ['generic/404'],
    });
  });

  it('print the help or the version, whatever else is missing', () => {
    expect(parseOptions(['--help'], {})).toBe('help');
    expect(parseOptions(['--version'], {})).toBe('version');
  });
});
