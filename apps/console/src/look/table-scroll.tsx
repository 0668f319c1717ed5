import type { ReactNode } from 'react';

interface TableScrollProps {
  /** The name of the table, for people who do not see it. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A table that is wider than the window scrolls by itself, also by the keyboard. */
export function TableScroll({ label, children }: TableScrollProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: otherwise it could be scrolled with a mouse only.
    <section className="table-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
