import type { Tarball } from './tarball.ts';

/** How large each tarball may be, compressed, in KiB. Raise a budget on purpose, with the reason in the commit. */
export const BUDGETS_KIB: Readonly<Record<string, number>> = {
  '@rollcall/cli': 200,
  '@rollcall/client': 220,
  '@rollcall/contract': 120,
};

/** Whether a tarball keeps to its budget. A package without one needs one. */
export function checkSize({ bytes, manifest }: Tarball, budgets = BUDGETS_KIB): readonly string[] {
  const budget = budgets[manifest.name];
  if (budget === undefined) return [`${manifest.name} has no budget in check-size.ts`];
  return bytes <= budget * 1024 ? [] : [`${formatKib(bytes)} is more than the budget of ${budget} KiB`];
}

/** A number of bytes, for people. */
export function formatKib(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KiB`;
}
