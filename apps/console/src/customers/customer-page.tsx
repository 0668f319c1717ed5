import { useQuery } from '@tanstack/react-query';
import { choiceLabel } from '../document/fields.ts';
import { Page } from '../look/page.tsx';
import { ProblemNotice } from '../look/problem-notice.tsx';
import { Time } from '../look/time.tsx';
import { useSession } from '../session/session.ts';
import { CustomerActions } from './customer-actions.tsx';
import { CustomerFields } from './customer-fields.tsx';
import { customerQuery, type TaggedCustomer } from './customer-query.ts';
import { useCustomerKey } from './paths.ts';

const list = { href: '/customers', title: 'All customers' };

export default function CustomerPage() {
  const key = useCustomerKey();
  const { rollcall } = useSession();
  const { data, error, isPending } = useQuery(customerQuery(rollcall, key));
  if (data !== undefined) return <ShownCustomer tagged={data} />;
  return (
    <Page title={key} parent={list}>
      {isPending ? <p className="muted">Loading …</p> : <ProblemNotice problem={error} />}
    </Page>
  );
}

function ShownCustomer({ tagged }: { readonly tagged: TaggedCustomer }) {
  const { customer } = tagged;
  const { customer_key, customer_type, display_name, full_name, primary_email, created_at, archived_at } = customer;
  return (
    <Page
      title={display_name ?? (full_name || customer_key)}
      parent={list}
      actions={<CustomerActions tagged={tagged} />}
    >
      <p className="customer-facts">
        <code>{customer_key}</code>
        <span>{primary_email}</span>
        <span className="badge">{choiceLabel(customer_type)}</span>
        {archived_at !== null && <span className="badge">Archived</span>}
        <span className="muted">
          Created <Time value={created_at} />
        </span>
      </p>
      <CustomerFields customer={customer} />
    </Page>
  );
}
