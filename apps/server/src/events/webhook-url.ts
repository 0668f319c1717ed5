/** Which addresses besides public ones webhooks are sent to. */
export type PrivateAddresses = 'false' | 'loopback' | 'true';

/** Why nothing may be sent to a URL, as far as the URL alone shows, phrased to follow the name of its field. */
export function problemOfWebhookUrl(url: string, allowed: PrivateAddresses): string | undefined {
  if (!URL.canParse(url)) return 'must be a URL';
  const parsed = new URL(url);
  if (parsed.username !== '' || parsed.password !== '') return 'must not contain a user name or a password';
  if (parsed.protocol !== 'https:' && allowed === 'false') return 'must start with https://';
  return undefined;
}
