import { parse } from 'yaml';
import { add, all, type Change, type Path, registry, remove, schema, set } from './edits.ts';

const created: Path = ['webhooks', 'customer.created', 'post'];
const event = (...rest: Path): Path => schema('CustomerCreatedEvent', ...rest);

/** Changes of webhooks, whose requests are what programs read. */
export const webhooks: readonly Change[] = [
  {
    given: 'a new event',
    edit: set(['webhooks', 'customer.merged'], parse(registry).webhooks['customer.created']),
    want: 'minor',
  },
  { given: 'a removed event', edit: remove(['webhooks', 'customer.created']), want: 'major' },
  {
    given: 'an event that endpoints no longer get by default',
    edit: set([...created, 'x-sent-by-default'], false),
    want: 'major',
  },
  {
    given: 'a new field of an event',
    edit: all(set(event('properties', 'at'), { type: 'string' }), add(event('required'), 'at')),
    want: 'minor',
  },
  { given: 'a removed field of an event', edit: remove(event('properties', 'kind')), want: 'major' },
  { given: 'a field of an event that may be missing', edit: remove(event('required', 1)), want: 'major' },
  {
    given: 'another type of a field of an event',
    edit: set(event('properties', 'id', 'type'), 'integer'),
    want: 'major',
  },
  {
    given: 'a new value of an open enumeration in an event',
    edit: add(event('properties', 'kind', 'enum'), 'csv'),
    want: 'minor',
  },
  { given: 'a removed header of an event', edit: remove([...created, 'parameters', 0]), want: 'major' },
  {
    given: 'a new header of an event',
    edit: add([...created, 'parameters'], {
      name: 'webhook-attempt',
      in: 'header',
      required: true,
      schema: { type: 'string' },
    }),
    want: 'minor',
  },
];
