import type { WireRequest } from '../requests/send.ts';

/** A request of a history. */
export interface SentRequest {
  /** The variable with the key of its tenant. */
  readonly tenant: string;
  readonly wire: WireRequest;
}

/** Headers that curl adds, or that mean nothing outside of the tests. */
const LEFT_OUT = new Set(['x-api-key', 'x-forwarded-for', 'content-length']);

/**
 * A bash script that sends the requests again, with customers of its own. The server and the keys are variables, since a
 * reader of the script may not see the keys.
 *
 * @param tag is part of all keys and addresses of the requests. Each run of the script replaces it.
 */
export function curlScript(requests: readonly SentRequest[], tag: string): string {
  const commands = requests.map((request) => withTag(curlCommand(request), tag));
  return [`URL=…  API_KEY=…  OTHER_API_KEY=…  TAG=t$RANDOM$RANDOM`, ...commands].join('\n');
}

function curlCommand({ tenant, wire: { method, path, headers = {}, body } }: SentRequest): string {
  const sent = Object.entries(headers).filter(([name]) => !LEFT_OUT.has(name));
  return [
    `curl -sS -X ${method} "$URL"${quoted(path)} -H "x-api-key: $${tenant}"`,
    ...sent.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body ? [`--data-binary ${quoted(body.toString())}`] : []),
  ].join(' ');
}

/** The simple quotes of bash, or those with escapes if the text has control characters. */
function quoted(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to escape.
  if (!/[\u0000-\u001f\u007f]/.test(text)) return `'${text.replaceAll("'", `'\\''`)}'`;
  const escaped = text
    .replaceAll(/[\\']/g, '\\$&')
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to escape.
  return `$'${escaped.replaceAll(/[\u0000-\u001f\u007f]/g, (character) => `\\x${hexOf(character)}`)}'`;
}

function hexOf(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(2, '0');
}

/** The quotes are left for the variable, and entered again. Some addresses are in upper case. */
function withTag(command: string, tag: string): string {
  const parts = command.split(/(\$'(?:[^\\']|\\.)*')/);
  return parts
    .map((part) => {
      const reopened = part.startsWith("$'") ? "$'" : "'";
      return part
        .replaceAll(tag, () => `'"$TAG"${reopened}`)
        .replaceAll(tag.toUpperCase(), () => `'"\${TAG^^}"${reopened}`);
    })
    .join('');
}
