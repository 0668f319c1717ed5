import { type JsonLoss, jsonLosses, surveyJson } from './json-losses.ts';

/** The API accepts no more levels, and recursion ends somewhere. */
const LEVELS_MAX = 32;

const encoder = new TextEncoder();

/**
 * Reads JSON if reading changes nothing. A number that would change, or a name that an object has twice, is a problem that
 * nobody could see in the value.
 *
 * @returns the value, or a problem in words that follow the name of the text.
 */
export function readJson(text: string): { readonly value: unknown } | { readonly problem: string } {
  const survey = surveyJson(encoder.encode(text));
  if (survey.depth > LEVELS_MAX) return { problem: `nests deeper than ${LEVELS_MAX} levels` };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'is not valid JSON' };
  }
  for (const loss of jsonLosses(text, value, survey)) return { problem: problemOf(loss) };
  return { value };
}

function problemOf({ kind, path, text }: JsonLoss): string {
  const place = path.join('.');
  if (kind === 'repeated-name') return `has the name ${place} twice`;
  return `has the number ${text}${place && ` in ${place}`}, which would become ${Number(text)}`;
}
