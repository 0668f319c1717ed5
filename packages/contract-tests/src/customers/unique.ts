import { randomBytes } from 'node:crypto';

/**
 * A short text that no other test has: lower-case letters and digits.
 *
 * Tests run side by side against one registry, which need not be empty. Everything that they create carries such a tag.
 */
export function uniqueTag(): string {
  return `t${randomBytes(8).toString('hex')}`;
}

export function uniqueKey(): string {
  return `key_${uniqueTag()}`;
}

export function uniqueEmail(): string {
  return `${uniqueTag()}@example.com`;
}
