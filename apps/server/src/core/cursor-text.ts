import { createHash } from 'node:crypto';
import * as z from 'zod';

/** Identifies a list: its tenant and its filters. */
export function fingerprintOfList(values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 16);
}

/** A cursor as callers see it, safe in a URL. It is not secret, and grants nothing. */
export function toCursorText(values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** The values of a cursor, which anybody can forge; `undefined` if they do not satisfy the schema. */
export function fromCursorText<Schema extends z.ZodType>(text: string, schema: Schema): z.output<Schema> | undefined {
  const parsed = values.pipe(schema).safeParse(Buffer.from(text, 'base64url').toString());
  return parsed.success ? parsed.data : undefined;
}

/** A time in milliseconds. Beyond these bounds, it would be no valid date. */
export const cursorTime = z.int().min(-8_640_000_000_000_000).max(8_640_000_000_000_000);

const values = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue('not JSON');
    return z.NEVER;
  }
});
