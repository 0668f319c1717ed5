import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { Menu } from '../look/menu.tsx';
import { ProblemNotice } from '../look/problem-notice.tsx';
import { TextDialog } from '../look/text-dialog.tsx';
import { useSession } from '../session/session.ts';
import { CurlDialog } from './curl-button.tsx';
import { showChanged, type TaggedCustomer, toTagged } from './customer-query.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { customerPath } from './paths.ts';

/** The actions on a customer: the usual ones as buttons, the others in a menu. */
export function CustomerActions({ tagged }: { readonly tagged: TaggedCustomer }) {
  const { customer } = tagged;
  const [open, setOpen] = useState<'json' | 'curl' | 'erase' | null>(null);
  const close = () => setOpen(null);
  const path = `/customers/${encodeURIComponent(customer.customer_key)}`;
  return (
    <>
      <Link href={`${customerPath(customer.customer_key)}/edit`} className="button primary">
        Edit
      </Link>
      <ArchiveButton tagged={tagged} />
      <Menu label="More" isOfActions>
        <button type="button" onClick={() => setOpen('json')}>
          Show as JSON
        </button>
        <button type="button" onClick={() => setOpen('curl')}>
          Copy as curl
        </button>
        <button type="button" className="danger-button" onClick={() => setOpen('erase')}>
          Erase …
        </button>
      </Menu>
      {open === 'json' && <TextDialog title="As JSON" text={JSON.stringify(customer, null, 2)} onClose={close} />}
      {open === 'curl' && <CurlDialog request={{ method: 'GET', path }} onClose={close} />}
      {open === 'erase' && <EraseDialog tagged={tagged} onClose={close} />}
    </>
  );
}

function ArchiveButton({ tagged: { customer } }: { readonly tagged: TaggedCustomer }) {
  const { customers } = useSession().rollcall;
  const queryClient = useQueryClient();
  const isArchived = customer.archived_at !== null;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => customers[isArchived ? 'unarchive' : 'archive'](customer.customer_key).withResponse(),
    onSuccess: (result) => showChanged(queryClient, toTagged(result)),
  });
  return (
    <>
      <button type="button" disabled={isPending} onClick={() => mutate()}>
        {isArchived ? 'Bring back' : 'Archive'}
      </button>
      <ProblemNotice problem={error} />
    </>
  );
}
