import { useState } from 'react';
import { TextDialog } from '../look/text-dialog.tsx';
import { type ApiRequest, curlOf } from './curl.ts';

/** Shows a request as a command to copy. */
export function CurlButton({ request }: { readonly request: ApiRequest }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setIsOpen(true)}>
        Copy as curl
      </button>
      {isOpen && (
        <TextDialog title="As a command" text={curlOf(request, location.origin)} onClose={() => setIsOpen(false)} />
      )}
    </>
  );
}
