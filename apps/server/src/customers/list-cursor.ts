import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { NothingElse } from '../core/nothing-else.ts';
import type { CustomerFilter, CustomerPosition } from './customer-store.ts';

/** Progress of a caller through the pages of a list. */
export interface ListCursor extends CustomerPosition {
  /** Customers on the pages before. */
  readonly passed: number;
  /** Customers on all pages, counted for the first page. */
  readonly totalCount: number;
}

/** Identifies a list: the tenant and the filter. */
export type ListFingerprint = string;

export function listFingerprint(tenantId: string, filter: CustomerFilter): ListFingerprint {
  const { archived, searchTerm, customerType, createdFrom, createdBefore, ...others } = filter;
  others satisfies NothingElse;
  const values = [tenantId, archived, searchTerm, customerType, createdFrom, createdBefore];
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 16);
}

/** The cursor as callers see it, safe in a URL. It is not secret, and grants nothing. */
export function toCursorText(cursor: ListCursor, list: ListFingerprint): string {
  const { createdAt, id, passed, totalCount } = cursor;
  return Buffer.from(JSON.stringify([createdAt.getTime(), id, passed, totalCount, list])).toString('base64url');
}

/** @returns `undefined` if the text is no cursor of this list. */
export function fromCursorText(text: string, list: ListFingerprint): ListCursor | undefined {
  const values = cursorValues.safeParse(Buffer.from(text, 'base64url').toString());
  if (!values.success || values.data[4] !== list) return undefined;
  const [createdAt, id, passed, totalCount] = values.data;
  return { createdAt: new Date(createdAt), id, passed, totalCount };
}

// Anybody can forge a cursor. Beyond these bounds, its page numbers would be invalid in the document.
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
