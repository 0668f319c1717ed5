/** Where an answer redirects to. */
export interface Redirect {
  /** 0 in browsers, which hide it. */
  readonly status: number;
  /** Without the parts of a URL that may hold secrets; `null` where it is not told. */
  readonly location: string | null;
}

/** The redirect that an answer is; `undefined` where it is none. */
export function redirectOf({ status, type, headers, url }: Response): Redirect | undefined {
  if (![301, 302, 303, 307, 308].includes(status) && type !== 'opaqueredirect') return undefined;
  return { status, location: withoutSecrets(headers.get('location'), url) };
}

function withoutSecrets(location: string | null, url: string): string | null {
  // An answer that no network gave has an empty URL.
  const base = url || undefined;
  if (location === null || !URL.canParse(location, base)) return null;
  const { origin, pathname } = new URL(location, base);
  return origin + pathname;
}
