const short = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** A time of the API in the words and the time zone of the reader; the exact time is its tooltip. */
export function Time({ value }: { readonly value: string }) {
  return (
    <time dateTime={value} title={value}>
      {short.format(new Date(value))}
    </time>
  );
}
