import type { IssueCode } from '@rollcall/contract';
import type { StoreOptions } from '../../customers/store-options.ts';
import type { Services } from '../../services.ts';

/** Counts the customers that a request could not store. Its answer is 200 all the same, so that nothing else tells of them. */
export function countFailed(
  { metrics: { customersFailed } }: Pick<Services, 'metrics'>,
  failed: readonly { readonly code: IssueCode }[],
  { dry_run }: StoreOptions,
): void {
  if (dry_run) return;
  for (const { code } of failed) customersFailed.inc({ code });
}
