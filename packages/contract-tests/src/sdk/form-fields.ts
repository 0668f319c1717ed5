/**
 * The fields of a form by name, each as text.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7578
 */
export function formFields(contentType: string, body: Buffer): Record<string, string> {
  const boundary = /boundary="?(?<boundary>[^";]+)"?/.exec(contentType)?.groups?.boundary;
  if (boundary === undefined) throw new Error(`${contentType} names no boundary`);
  const parts = body.toString('utf8').split(`--${boundary}`).slice(1, -1);
  return Object.fromEntries(parts.map(field));
}

function field(part: string): [name: string, value: string] {
  const [head = '', ...rest] = part.split('\r\n\r\n');
  const name = / name="(?<name>[^"]*)"/.exec(head)?.groups?.name;
  if (name === undefined) throw new Error(`A part of the form has no name: ${head}`);
  return [name, rest.join('\r\n\r\n').replace(/\r\n$/, '')];
}
