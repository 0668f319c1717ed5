import { CopyButton } from './copy-button.tsx';
import { Dialog } from './dialog.tsx';

interface TextDialogProps {
  readonly title: string;
  readonly text: string;
  readonly onClose: () => void;
}

/** A text to read and to copy. */
export function TextDialog({ title, text, onClose }: TextDialogProps) {
  return (
    <Dialog title={title} onClose={onClose} isWide>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, which must work without a mouse. */}
      <pre className="text" tabIndex={0}>
        {text}
      </pre>
      <div className="actions">
        <button type="button" onClick={onClose}>
          Close
        </button>
        <CopyButton text={text} className="primary" />
      </div>
    </Dialog>
  );
}
