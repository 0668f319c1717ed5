import { useState } from 'react';
import { TextDialog } from '../look/text-dialog.tsx';

/** A request of the API. */
export interface ApiRequest {
  readonly method: string;
  /** Below `/api/v1`, with its query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The button for `CurlDialog`. */
export function CurlButton({ request }: { readonly request: ApiRequest }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setIsOpen(true)}>
        Copy as curl
      </button>
      {isOpen && <CurlDialog request={request} onClose={() => setIsOpen(false)} />}
    </>
  );
}

interface CurlDialogProps {
  readonly request: ApiRequest;
  readonly onClose: () => void;
}

/** A request as a command to copy. */
export function CurlDialog({ request, onClose }: CurlDialogProps) {
  return <TextDialog title="As a command" text={curlOf(request, location.origin)} onClose={onClose} />;
}

/** A request as a command for a POSIX shell. The key stays in a variable, so that the command can be shared. */
export function curlOf({ method, path, headers = {}, body }: ApiRequest, origin: string): string {
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const lines = [
    ...(method === 'GET' ? [] : [`-X ${method}`]),
    quoted(`${origin}/api/v1${path}`),
    '-H "x-api-key: $ROLLCALL_API_KEY"',
    ...Object.entries({ ...type, ...headers }).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-raw ${quoted(JSON.stringify(body))}`]),
  ];
  return `curl ${lines.join(' \\\n  ')}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
