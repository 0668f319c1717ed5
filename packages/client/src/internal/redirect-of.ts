/** Where an answer redirects to. */
export interface Redirect {
  /** 0 in browsers, which hide it. */
  readonly status: number;
  /** Without the parts of a URL that may hold secrets; `null` where it is not told. */
  readonly location: string | null;
}

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** The redirect that an answer is; `undefined` where it is none. */
export function redirectOf({ status, type, headers, url }: Response): Redirect | undefined {
  if (!REDIRECTS.includes(status) && type !== 'opaqueredirect') return undefined;
  return { status, location: withoutSecrets(headers.get('location'), url) };
}

function withoutSecrets(location: string | null, base: string): string | null {
  // An answer that no network gave has an empty URL.
  const absolute = base === '' ? undefined : base;
  if (location === null || !URL.canParse(location, absolute)) return null;
  const { origin, pathname } = new URL(location, absolute);
  return origin + pathname;
}
