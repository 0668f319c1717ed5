import { Link } from 'wouter';

/** The first view of an empty registry: the ways to fill it. */
export function NoCustomers() {
  return (
    <section className="empty">
      <p className="empty-title">There are no customers yet</p>
      <p className="muted">
        Import the spreadsheet that you have. Its columns are recognized, and you see what will happen before anything
        is stored.
      </p>
      <div className="actions">
        <Link href="/import" className="button primary">
          Import a file
        </Link>
        <Link href="/new" className="button">
          Enter a customer
        </Link>
      </div>
    </section>
  );
}
