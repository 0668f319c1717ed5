import type * as z from 'zod';
import { requestSchemas } from './generated/request-schemas.ts';
import type { OperationId } from './operations.ts';

/** The query of an operation after the check: defaults are filled in. */
export type ParsedQuery<Id extends OperationId> = (typeof requestSchemas)[Id] extends { query: infer Query }
  ? z.output<Query>
  : never;

export * from './generated/schemas.ts';
export * from './generated/webhook-schemas.ts';
export { issuesOf, type LocalIssue } from './local-issues.ts';
export type { RequestSchemas } from './request-schemas.ts';
export { requestSchemas };
