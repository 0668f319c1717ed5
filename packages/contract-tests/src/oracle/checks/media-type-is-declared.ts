import type { Check } from '../check.ts';

/** `application/json; charset=utf-8` is `application/json`: UTF-8 is the only encoding of JSON, so the parameter says nothing. */
const CHARSET = /;\s*charset=utf-8$/i;

export const mediaTypeIsDeclared: Check = ({ status, headers }, responses) => {
  const declared = responses[status];
  if (!declared) return [];
  const mediaTypes = Object.keys(declared.content ?? {});
  const sent = headers.get('content-type');
  if (sent === undefined) return mediaTypes.length === 0 ? [] : ['there is no Content-Type'];
  return mediaTypes.includes(sent.replace(CHARSET, '')) ? [] : [`${sent} is none of ${mediaTypes.join(', ')}`];
};
