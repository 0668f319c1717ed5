import { type OperationDefinition, operations } from '@rollcall/contract';
import { nearestName } from '@rollcall/contract/csv';
import { StartError } from '../core/errors.ts';
import { type Fault, faultPreferences, isFaultPreference, toFault } from './fault.ts';

/** A fault for the requests of all clients. */
export interface FaultRule {
  /** The operationId of one operation, or `*` for all. */
  readonly operation: string;
  /** Every n-th request of the operation fails, the first n - 1 do not. */
  readonly every: number;
  readonly fault: Fault;
}

/**
 * Reads a rule, such as `bulkCreateCustomers: code=503, every=3`.
 *
 * @throws StartError if it is not a rule, with what would be one.
 */
export function parseFaultRule(text: string): FaultRule {
  const [, operation = '', list = ''] = /^\s*([^:\s]+)\s*:(.*)$/.exec(text) ?? [];
  if (operation === '') throw refused(text, 'it must be like "listCustomers: code=503, every=3"');
  if (operation !== '*' && !Object.hasOwn(operations, operation)) throw refused(text, unknownOperation(operation));
  const preferences = new Map<string, string>();
  for (const preference of list.split(',')) {
    const [, name = '', value = ''] = /^\s*([\w-]+)=(\w+)\s*$/.exec(preference) ?? [];
    const isValid = name === 'every' ? /^[1-9]\d{0,5}$/.test(value) : isFaultPreference(name, value);
    if (!isValid) throw refused(text, `"${preference.trim()}" is none of ${known}`);
    preferences.set(name, value);
  }
  const { every = '1' } = Object.fromEntries(preferences);
  preferences.delete('every');
  if (preferences.size === 0) throw refused(text, 'it has no fault');
  const { code } = Object.fromEntries(preferences);
  if (code !== undefined && !canAnswer(operation, code)) throw refused(text, `${operation} never answers ${code}`);
  return { operation, every: Number(every), fault: toFault(preferences) };
}

const known = Object.entries({ ...faultPreferences, every: '1 to 999999' })
  .map(([name, value]) => `${name}=(${value})`)
  .join(', ');

/** Whether the document has the status for the operation. */
function canAnswer(operation: string, code: string): boolean {
  const definition = (operations as Readonly<Record<string, OperationDefinition>>)[operation];
  return definition === undefined || Object.keys(definition.responses).includes(code);
}

function unknownOperation(operation: string): string {
  const names = Object.keys(operations);
  const nearest = nearestName(operation, names);
  if (nearest !== undefined) return `the API has no operation ${operation}; did you mean ${nearest}?`;
  return `the API has no operation ${operation}, but * for all and ${names.join(', ')}`;
}

function refused(text: string, reason: string): StartError {
  return new StartError(`--fault "${text}" is not a fault: ${reason}.`);
}

/** The rules of a server, with the number of requests to which each of them has applied. */
export class FaultRules {
  readonly #rules: readonly { readonly rule: FaultRule; requests: number }[];

  constructor(rules: readonly FaultRule[]) {
    this.#rules = rules.map((rule) => ({ rule, requests: 0 }));
  }

  /** Counts a request of an operation, and returns the fault of the first rule whose turn it is. */
  next(operationId: string): Fault | undefined {
    const due = this.#rules.filter((counted) => {
      const { operation, every } = counted.rule;
      if (operation !== '*' && operation !== operationId) return false;
      counted.requests += 1;
      return counted.requests % every === 0;
    });
    return due[0]?.rule.fault;
  }
}
