import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { NoCustomers } from '../customers/no-customers.tsx';
import { Page } from '../look/page.tsx';
import { useSession } from '../session/session.ts';
import { countQuery } from './count-query.ts';
import { allCustomers, CustomerCounts } from './customer-counts.tsx';
import { RecentDays } from './recent-days.tsx';
import { RecentFailures } from './recent-failures.tsx';
import './overview.css';

/** The registry at a glance. */
export default function OverviewPage() {
  const { rollcall } = useSession();
  const { data: count } = useQuery(countQuery(rollcall, allCustomers));
  if (count === 0) {
    return (
      <Page title="Overview">
        <NoCustomers />
      </Page>
    );
  }
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
      {count !== undefined && (
        <div className="overview">
          <RecentDays />
          <RecentFailures />
        </div>
      )}
    </Page>
  );
}
