/**
 * A request target without scheme and host, which say nothing to us: `http://any.host/customers` is `/customers`.
 *
 * Express would take a target apart by itself, and answers with HTML, before any middleware, where it cannot
 * (`http://[`).
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2
 */
export function toOriginForm(target: string): string {
  const [, origin] = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*(.*)$/is.exec(target) ?? [];
  if (origin === undefined) return target;
  return origin.startsWith('/') ? origin : `/${origin}`;
}
