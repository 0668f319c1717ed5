import type { CustomerCreate } from '@rollcall/contract';
import { customerCreateSchema } from '@rollcall/contract/schemas';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { fieldsOf } from '../document/fields.ts';
import { problemsOf, repeatedNames } from '../document/problems.ts';
import { toBody, type Values } from '../document/values.ts';
import { DocumentForm } from '../form/document-form.tsx';
import { Page } from '../look/page.tsx';
import { useUnloadWarning } from '../look/unload-warning.ts';
import { useSession } from '../session/session.ts';
import { CurlButton } from './curl-button.tsx';
import { showCreated } from './customer-query.ts';
import { customerPath } from './paths.ts';

const fields = fieldsOf('CustomerCreate');

export default function CreatePage() {
  const { rollcall } = useSession();
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  const [values, setValues] = useState<Values>({});
  const body = toBody(fields, values);
  useUnloadWarning(Object.keys(body).length > 0);

  const save = async () => {
    // Checked by the schema of the document just before.
    const customer = await rollcall.customers.create(body as unknown as CustomerCreate);
    showCreated(queryClient);
    navigate(customerPath(customer.customer_key));
  };
  return (
    <Page title="New customer">
      <DocumentForm
        fields={fields}
        values={values}
        onChange={setValues}
        check={(checked) => [
          ...problemsOf('CustomerCreate', customerCreateSchema, toBody(fields, checked)),
          ...repeatedNames(fields, checked),
        ]}
        save={save}
        saveLabel="Create"
        actions={<CurlButton request={{ method: 'POST', path: '/customers', body }} />}
      />
    </Page>
  );
}
