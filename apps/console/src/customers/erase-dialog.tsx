import { PreconditionFailedError } from '@rollcall/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { Dialog } from '../look/dialog.tsx';
import { ProblemNotice } from '../look/problem-notice.tsx';
import { useSession } from '../session/session.ts';
import { showErased, type TaggedCustomer } from './customer-query.ts';

interface EraseDialogProps {
  readonly tagged: TaggedCustomer;
  readonly onClose: () => void;
}

/** Erases a customer after its key is typed. If somebody has changed it since it was shown, it is not erased. */
export function EraseDialog({ tagged: { customer, etag }, onClose }: EraseDialogProps) {
  const { rollcall } = useSession();
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState('');
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => rollcall.customers.delete(customer.customer_key, { ifMatch: etag }),
    onSuccess: () => {
      navigate('/customers');
      showErased(queryClient, customer);
    },
  });
  return (
    <Dialog title={`Erase ${customer.customer_key}?`} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          mutate();
        }}
      >
        <p>All fields of the customer are deleted for good. To hide it but keep it, archive it.</p>
        <div className="field">
          <label htmlFor="typed-key">
            Type its key, <code>{customer.customer_key}</code>
          </label>
          <input
            id="typed-key"
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </div>
        <ProblemNotice problem={error instanceof PreconditionFailedError ? CHANGED : error} />
        <div className="actions">
          <button type="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="danger-button" disabled={typed !== customer.customer_key || isPending}>
            {isPending ? 'Erasing …' : 'Erase for good'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

const CHANGED =
  'Somebody has changed this customer since it was shown here. It was not erased. Reload the page to see it.';
