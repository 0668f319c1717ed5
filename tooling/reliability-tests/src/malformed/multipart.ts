const boundary = 'a-boundary';

/** A form with a file in each field. */
export function multipart(fields: Readonly<Record<string, string>>): { mediaType: string; content: Buffer } {
  const parts = Object.entries(fields).map(([name, text]) =>
    [
      `--${boundary}`,
      `Content-Disposition: form-data; name="${name}"; filename="customers.csv"`,
      'Content-Type: text/csv',
      '',
      text,
    ].join('\r\n'),
  );
  const content = Buffer.from([...parts, `--${boundary}--`, ''].join('\r\n'));
  return { mediaType: `multipart/form-data; boundary=${boundary}`, content };
}
