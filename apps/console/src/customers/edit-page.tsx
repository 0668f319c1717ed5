import { PreconditionFailedError } from '@rollcall/client';
import type { CustomerUpdate } from '@rollcall/contract';
import { customerUpdateSchema } from '@rollcall/contract/schemas';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { fieldsOf } from '../document/fields.ts';
import { problemsOf, repeatedNames } from '../document/problems.ts';
import { toChanges, toValues, type Values } from '../document/values.ts';
import { DocumentForm } from '../form/document-form.tsx';
import { Page } from '../look/page.tsx';
import { ProblemNotice } from '../look/problem-notice.tsx';
import { useUnloadWarning } from '../look/unload-warning.ts';
import { useSession } from '../session/session.ts';
import { CurlButton } from './curl-button.tsx';
import { customerQuery, showChanged, type TaggedCustomer, toTagged } from './customer-query.ts';
import { OtherEditor } from './other-editor.tsx';
import { customerPath, useCustomerKey } from './paths.ts';

const fields = fieldsOf('CustomerUpdate');

export default function EditPage() {
  const key = useCustomerKey();
  const { rollcall } = useSession();
  // A customer must not change by itself while it is edited.
  const { data, error } = useQuery({ ...customerQuery(rollcall, key), staleTime: Number.POSITIVE_INFINITY });
  if (data !== undefined) return <EditForm key={data.customer.id} shown={data} />;
  return (
    <Page title={`Edit ${key}`}>
      <ProblemNotice problem={error} />
    </Page>
  );
}

function EditForm({ shown }: { readonly shown: TaggedCustomer }) {
  const { customers } = useSession().rollcall;
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  /** The state that the changes are made to. */
  const [base, setBase] = useState(shown);
  const [values, setValues] = useState<Values>(() => valuesOf(shown));
  const [newer, setNewer] = useState<TaggedCustomer | null>(null);
  const { customer_key: key } = base.customer;
  const changes = toChanges(fields, valuesOf(base), values);
  useUnloadWarning(Object.keys(changes).length > 0);

  const save = async () => {
    try {
      const update = customers.update(key, changes as CustomerUpdate, { ifMatch: base.etag });
      showChanged(queryClient, toTagged(await update.withResponse()));
      navigate(customerPath(key));
    } catch (error) {
      if (!(error instanceof PreconditionFailedError)) throw error;
      setNewer(toTagged(await customers.get(key).withResponse()));
    }
  };
  const takeOver = (kept: Values) => {
    if (newer === null) return;
    setBase(newer);
    setValues({ ...valuesOf(newer), ...kept });
    setNewer(null);
  };
  const mine = Object.fromEntries(Object.keys(changes).map((name) => [name, values[name]]));
  return (
    <Page title={`Edit ${key}`}>
      <DocumentForm
        fields={fields}
        values={values}
        onChange={setValues}
        check={(checked) => [
          ...problemsOf('CustomerUpdate', customerUpdateSchema, toChanges(fields, valuesOf(base), checked)),
          ...repeatedNames(fields, checked),
        ]}
        save={save}
        saveLabel="Save"
        notice={
          newer !== null && (
            <OtherEditor
              fields={fields}
              before={valuesOf(base)}
              theirs={valuesOf(newer)}
              mine={mine}
              onKeepMine={() => takeOver(mine)}
              onDropMine={() => takeOver({})}
            />
          )
        }
        actions={
          <>
            <Link href={customerPath(key)} className="button">
              Cancel
            </Link>
            <CurlButton
              request={{
                method: 'PATCH',
                path: `/customers/${encodeURIComponent(key)}`,
                headers: { 'if-match': base.etag },
                body: changes,
              }}
            />
          </>
        }
      />
    </Page>
  );
}

const valuesOf = ({ customer }: TaggedCustomer): Values => toValues(fields, customer as unknown as Values);
