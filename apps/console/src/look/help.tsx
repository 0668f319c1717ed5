/** A description of the document. Of its Markdown, code is shown as such. */
export function Help({ id, text }: { readonly id?: string; readonly text: string }) {
  if (text === '') return null;
  return (
    <p id={id} className="help">
      {text.split('`').map((part, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no identity but their place.
        return index % 2 === 1 ? <code key={index}>{part}</code> : part;
      })}
    </p>
  );
}
