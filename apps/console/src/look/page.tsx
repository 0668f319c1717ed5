import { type ReactNode, useEffect } from 'react';
import { Link } from 'wouter';

interface PageProps {
  /** The heading, and the title of the tab. */
  readonly title: string;
  /** The page to which this one belongs, such as the list of a customer. Default: none. */
  readonly parent?: { readonly href: string; readonly title: string };
  /** Buttons and links beside the heading. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page with its heading. */
export function Page({ title, parent, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Rollcall console`;
  }, [title]);
  return (
    <>
      {parent && (
        <p className="page-parent">
          <Link href={parent.href}>{parent.title}</Link>
        </p>
      )}
      <div className="page-head">
        <h1>{title}</h1>
        <div className="actions">{actions}</div>
      </div>
      {children}
    </>
  );
}
