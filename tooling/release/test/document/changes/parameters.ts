import { add, type Change, create, list, type Path, remove, set } from './edits.ts';

const perPage: Path = [...list, 'parameters', 0];
const archived: Path = [...list, 'parameters', 1];

/** Parameters of operations. */
export const parameters: readonly Change[] = [
  {
    given: 'an optional query parameter',
    edit: add([...list, 'parameters'], { name: 'sort', in: 'query', schema: { type: 'string' } }),
    want: 'minor',
  },
  {
    given: 'a required query parameter',
    edit: add([...list, 'parameters'], { name: 'sort', in: 'query', required: true, schema: { type: 'string' } }),
    want: 'major',
  },
  { given: 'a parameter that went', edit: remove(archived), want: 'major' },
  { given: 'a parameter that became required', edit: set([...perPage, 'required'], true), want: 'major' },
  { given: 'a lower maximum of a parameter', edit: set([...perPage, 'schema', 'maximum'], 50), want: 'major' },
  { given: 'a higher maximum of a parameter', edit: set([...perPage, 'schema', 'maximum'], 200), want: 'minor' },
  { given: 'another default', edit: set([...perPage, 'schema', 'default'], 50), want: 'major' },
  { given: 'a default that goes', edit: remove([...perPage, 'schema', 'default']), want: 'major' },
  { given: 'a first default', edit: set([...create, 'parameters', 0, 'schema', 'default'], 'none'), want: 'minor' },
  { given: 'another value of a parameter', edit: add([...archived, 'schema', 'enum'], 'since'), want: 'minor' },
  { given: 'one value of a parameter less', edit: remove([...archived, 'schema', 'enum', 1]), want: 'major' },
];
