import type { FieldType } from '#contracts/models/field-catalogue';
import { assertUnreachable } from '#platform/assert/assert-unreachable';
import type { ValueType } from '../document/mapping-document';
import type { Transform } from '../transforms/transform-schema';

/** What is known of a value before it is there. */
export type KnownType = FieldType | 'unknown';

/** The type after a step. */
export function typeAfter(before: KnownType, transform: Transform): KnownType {
  switch (transform.name) {
    case 'text':
    case 'trim':
    case 'lower':
    case 'upper':
    case 'prefix':
    case 'suffix':
    case 'truncate':
    case 'join':
    case 'describe-lines':
    case 'split-name':
    case 'address-lines':
      return 'text';
    case 'local-time':
      return 'instant';
    case 'split':
      return 'list';
    case 'default':
      return before;
    case 'lookup':
      return 'unknown';
    case 'minor-units':
      return 'money-minor';
    case 'decimal-units':
      return 'decimal';
    case 'date':
      return transform.format === 'date-time' ? 'text' : transform.format;
    case 'phone':
      return 'phone';
    case 'country':
      return transform.to === 'alpha-2' ? 'country' : 'text';
    case 'address':
      return 'object';
    default:
      return assertUnreachable(transform);
  }
}

/** Why a value of one type can never be taken as the other; undefined when it may. */
export function misfit(from: KnownType, to: ValueType): string | undefined {
  if (from === 'unknown' || from === 'text' || to === 'any' || to === 'list') return undefined;
  switch (to) {
    case 'text':
      return from === 'object' || from === 'list' ? 'Use join, or name a field within it.' : undefined;
    case 'email':
      return from === 'email' ? undefined : 'Take a field that holds an e-mail address.';
    case 'integer':
      return from === 'integer' || from === 'money-minor' ? undefined : 'Round in an expression.';
    case 'money-minor':
      // An amount with its currency is an object whose amount is taken.
      return from === 'integer' || from === 'money-minor' || from === 'object'
        ? undefined
        : 'Use minor-units with the currency of the order.';
    case 'decimal':
      return from === 'decimal' ? undefined : 'Use decimal-units with the currency of the order.';
    case 'boolean':
      return from === 'boolean' ? undefined : 'Compare in an expression.';
    case 'date':
      return from === 'date' ? undefined : 'Use date with the time zone of the store.';
    case 'instant':
      return from === 'instant' ? undefined : 'Take a field that holds a time.';
    case 'country':
      return from === 'country' ? undefined : 'Use country.';
    case 'object':
      return from === 'object' ? undefined : 'Name a field that holds an object.';
    default:
      return assertUnreachable(to);
  }
}

const STRICT: Readonly<Partial<Record<FieldType, readonly ValueType[]>>> = {
  integer: ['integer', 'money-minor'],
  'money-minor': ['money-minor', 'integer'],
  decimal: ['decimal'],
  boolean: ['boolean'],
  list: ['list'],
  object: ['object'],
  date: ['date'],
  instant: ['instant'],
  country: ['country', 'text'],
};

/** Whether a rule's type is one that the target field takes. */
export function suits(rule: ValueType, target: FieldType): boolean {
  return rule === 'any' || (STRICT[target]?.includes(rule) ?? (rule !== 'object' && rule !== 'list'));
}
