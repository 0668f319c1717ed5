import { answers } from './answers.js';
import type { Change } from './edits.js';
import { operations } from './operations.js';
import { parameters } from './parameters.js';
import { requests } from './requests.js';
import { surroundings } from './surroundings.js';
import { words } from './words.js';

/** Changes of `registry.yaml`, by what they are changes of. */
export const changes: Readonly<Record<string, readonly Change[]>> = {
  words,
  operations,
  parameters,
  requests,
  answers,
  surroundings,
};
