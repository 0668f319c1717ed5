import { add, type Change, list, rename, set } from './edits.ts';
import { operations, parameters, words } from './operations.ts';
import { requests } from './requests.ts';
import { responses } from './responses.ts';
import { webhooks } from './webhooks.ts';

/** Changes outside of operations. */
const surroundings: readonly Change[] = [
  {
    given: 'a renamed schema, which is a type that programs import',
    edit: rename('CustomerPage', 'CustomerList'),
    want: 'major',
  },
  { given: 'a new server', edit: add(['servers'], { url: 'https://example.com/api/v1' }), want: 'minor' },
  { given: 'a server that moved', edit: set(['servers', 0, 'url'], 'http://127.0.0.1:4010/api/v2'), want: 'major' },
  {
    given: 'a renamed header for the key',
    edit: set(['components', 'securitySchemes', 'apiKey', 'name'], 'x-key'),
    want: 'major',
  },
  { given: 'an extension without a rule', edit: set([...list, 'x-quota'], 5), want: 'major' },
];

/** Changes of `registry.yaml`, by the part that changes. */
export const changes: Readonly<Record<string, readonly Change[]>> = {
  words,
  operations,
  parameters,
  requests,
  responses,
  webhooks,
  surroundings,
};
