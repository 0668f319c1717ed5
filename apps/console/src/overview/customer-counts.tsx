import type { CustomerListQuery, CustomerType } from '@rollcall/client';
import { useQuery } from '@tanstack/react-query';
import { choiceLabel, fieldsOf } from '../document/fields.ts';
import { ProblemNotice } from '../look/problem-notice.tsx';
import { useSession } from '../session/session.ts';
import { countQuery } from './count-query.ts';

const types = fieldsOf('Customer').find(({ name }) => name === 'customer_type')?.choices ?? [];

/** The filter that all customers match. */
export const allCustomers: CustomerListQuery = { archived: 'include' };

/** How many customers there are: all of them, by type, and archived. */
export function CustomerCounts() {
  return (
    <dl className="figures">
      <Count label="All customers" filter={allCustomers} />
      {types.map((type) => (
        <Count
          key={type}
          label={choiceLabel(type)}
          filter={{ archived: 'include', customer_type: type as CustomerType }}
        />
      ))}
      <Count label="Archived" filter={{ archived: 'only' }} />
    </dl>
  );
}

function Count({ label, filter }: { readonly label: string; readonly filter: CustomerListQuery }) {
  const { rollcall } = useSession();
  const { data, error } = useQuery(countQuery(rollcall, filter));
  return (
    <div>
      <dt>{label}</dt>
      <dd>{data === undefined ? (error ? '–' : '…') : data.toLocaleString()}</dd>
      <ProblemNotice problem={error} />
    </div>
  );
}
