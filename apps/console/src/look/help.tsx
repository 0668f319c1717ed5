interface HelpProps {
  readonly id?: string;
  /** A description of the document. */
  readonly text: string;
}

/** A description. A long one shows only its beginning at first. */
export function Help({ id, text }: HelpProps) {
  if (text === '') return null;
  const [beginning, rest] = shortened(text);
  return (
    <div id={id} className="help">
      <Markdown text={beginning} />
      {rest !== '' && (
        <details>
          <summary>More</summary>
          <Markdown text={rest} />
        </details>
      )}
    </div>
  );
}

/** Markdown, of which only code is rendered. */
function Markdown({ text }: { readonly text: string }) {
  return text.split('`').map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no identity but their place.
    return index % 2 === 1 ? <code key={index}>{part}</code> : part;
  });
}

const CHARACTERS_MAX = 140;

/** The first sentences, as many as are short together, and the others. */
function shortened(text: string): readonly [beginning: string, rest: string] {
  const sentences = text.split(/(?<=\.)\s+(?=[A-Z])/);
  let count = 1;
  while (count < sentences.length && sentences.slice(0, count + 1).join(' ').length <= CHARACTERS_MAX) count += 1;
  return [sentences.slice(0, count).join(' '), sentences.slice(count).join(' ')];
}
