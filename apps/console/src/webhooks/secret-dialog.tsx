import { useId } from 'react';
import { CopyButton } from '../look/copy-button.tsx';
import { Dialog } from '../look/dialog.tsx';

interface SecretDialogProps {
  readonly secret: string;
  readonly onClose: () => void;
}

/** Shows a new secret. Nothing keeps it, so closing the dialog is the end of it here. */
export function SecretDialog({ secret, onClose }: SecretDialogProps) {
  const id = useId();
  return (
    <Dialog title="The secret of the endpoint" onClose={onClose}>
      <p>
        It signs every event: your receiver verifies the signature with it. Store it now, since{' '}
        <strong>it is not shown again</strong>.
      </p>
      <div className="field">
        <label htmlFor={id}>Secret</label>
        <input id={id} className="secret" readOnly value={secret} onFocus={({ target }) => target.select()} />
      </div>
      <div className="actions">
        <CopyButton text={secret} />
        <button type="button" className="primary" onClick={onClose}>
          I have stored it
        </button>
      </div>
    </Dialog>
  );
}
