import type { Check } from '../check.ts';

export const statusIsDeclared: Check = ({ status }, responses) =>
  responses[status] ? [] : [`${status} is none of ${Object.keys(responses).join(', ')}`];
