import { answers } from './answers.ts';
import type { Change } from './edits.ts';
import { operations } from './operations.ts';
import { parameters } from './parameters.ts';
import { requests } from './requests.ts';
import { surroundings } from './surroundings.ts';
import { words } from './words.ts';

/** Changes of `registry.yaml`, by what they are changes of. */
export const changes: Readonly<Record<string, readonly Change[]>> = {
  words,
  operations,
  parameters,
  requests,
  answers,
  surroundings,
};
