import { type ReactNode, useEffect } from 'react';

interface PageProps {
  /** The heading, and the title of the tab. */
  readonly title: string;
  /** Buttons and links beside the heading. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page with its heading. */
export function Page({ title, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Rollcall console`;
  }, [title]);
  return (
    <>
      <div className="page-head">
        <h1>{title}</h1>
        <div className="actions">{actions}</div>
      </div>
      {children}
    </>
  );
}
