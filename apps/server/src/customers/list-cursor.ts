import * as z from 'zod';
import * as cursorText from '../core/cursor-text.ts';
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
  return cursorText.fingerprintOfList([tenantId, archived, searchTerm, customerType, createdFrom, createdBefore]);
}

export function toCursorText(cursor: ListCursor, list: ListFingerprint): string {
  const { createdAt, id, passed, totalCount } = cursor;
  return cursorText.toCursorText([createdAt.getTime(), id, passed, totalCount, list]);
}

/** @returns `undefined` if the text is no cursor of this list. */
export function fromCursorText(text: string, list: ListFingerprint): ListCursor | undefined {
  const values = cursorText.fromCursorText(text, cursorValues);
  if (values === undefined || values[4] !== list) return undefined;
  const [createdAt, id, passed, totalCount] = values;
  return { createdAt: new Date(createdAt), id, passed, totalCount };
}

// Anybody can forge a cursor. Beyond this bound, its page numbers would be invalid in the document.
const passedMax = 999_999_999;

const cursorValues = z.tuple([
  cursorText.cursorTime,
  z.guid(),
  z.int().min(1).max(passedMax),
  z.int().min(0).max(passedMax),
  z.string(),
]);
