import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { CustomerFilter, CustomerPosition } from './customer-store.ts';

/** How far a walk over a list has come. */
export interface ListCursor extends CustomerPosition {
  /** Customers that the walk has shown or passed over. */
  readonly passed: number;
  /** Customers on all pages, counted when the walk began. */
  readonly totalCount: number;
}

/** Tells lists apart: of another tenant, or with another filter, it is another list. */
export type ListFingerprint = string;

export function listFingerprint(tenantId: string, filter: CustomerFilter): ListFingerprint {
  const { archived, searchTerm, customerType, createdFrom, createdBefore } = filter;
  const values = [tenantId, archived, searchTerm, customerType, createdFrom, createdBefore];
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 16);
}

/** The cursor as callers see it: characters that are safe in a URL. It is not secret, and grants nothing. */
export function toCursorText(cursor: ListCursor, list: ListFingerprint): string {
  const { createdAt, id, passed, totalCount } = cursor;
  return Buffer.from(JSON.stringify([createdAt.getTime(), id, passed, totalCount, list])).toString('base64url');
}

/** @returns `undefined` where the text is no cursor of this list. */
export function fromCursorText(text: string, list: ListFingerprint): ListCursor | undefined {
  const values = cursorValues.safeParse(Buffer.from(text, 'base64url').toString());
  if (!values.success || values.data[4] !== list) return undefined;
  const [createdAt, id, passed, totalCount] = values.data;
  return { createdAt: new Date(createdAt), id, passed, totalCount };
}

// Anybody can write one. Beyond these bounds, the numbers of its pages would not be ones that a page can have.
const passedMax = 999_999_999;
const timeMsMax = 8_640_000_000_000_000;

const cursorValues = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('not JSON');
      return z.NEVER;
    }
  })
  .pipe(
    z.tuple([
      z.int().min(-timeMsMax).max(timeMsMax),
      z.guid(),
      z.int().min(1).max(passedMax),
      z.int().min(0).max(passedMax),
      z.string(),
    ]),
  );
