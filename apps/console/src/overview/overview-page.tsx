import { Link } from 'wouter';
import { Page } from '../look/page.tsx';
import { CustomerCounts } from './customer-counts.tsx';
import { RecentDays } from './recent-days.tsx';
import { RecentFailures } from './recent-failures.tsx';
import './overview.css';

/** The registry at a glance. */
export default function OverviewPage() {
  return (
    <Page
      title="Overview"
      actions={
        <>
          <Link href="/import" className="button">
            Import
          </Link>
          <Link href="/new" className="button primary">
            New customer
          </Link>
        </>
      }
    >
      <CustomerCounts />
      <div className="overview">
        <RecentDays />
        <RecentFailures />
      </div>
    </Page>
  );
}
