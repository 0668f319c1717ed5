import { useState } from 'react';

interface CopyButtonProps {
  readonly text: string;
  readonly className?: string;
}

/** Copies a text, and says whether the browser has allowed it. */
export function CopyButton({ text, className }: CopyButtonProps) {
  const [label, setLabel] = useState('Copy');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setLabel('Copied'),
      () => setLabel('Not allowed: select the text'),
    );
  return (
    <button type="button" className={className} onClick={copy}>
      {label}
    </button>
  );
}
