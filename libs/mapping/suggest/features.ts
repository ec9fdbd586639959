import type { CatalogueField, FieldType } from '#contracts/models/field-catalogue';
import { likeness, trigramLikeness } from './likeness';
import { ownName, wordsOf } from './words';

/** A field, read once for all comparisons. */
export interface ReadField {
  readonly field: CatalogueField;
  readonly own: readonly string[];
  readonly all: readonly string[];
  readonly meaning: readonly string[];
  readonly context: ReadonlySet<string>;
}

/** Evidence for one pair, each from 0 to 1. */
export interface Features {
  readonly name: number;
  readonly path: number;
  readonly meaning: number;
  readonly type: number;
  readonly letters: number;
  /** One side lies in an address, a line or a customer, the other does not. */
  readonly elsewhere: number;
}
export type FeatureName = keyof Features;

/** Places that fields of the same name are told apart by. */
const PLACES = ['billing', 'shipping', 'line', 'customer', 'custom', 'address'] as const;

export function readField(field: CatalogueField): ReadField {
  const own = wordsOf(ownName(field.path, field.object));
  const all = [...new Set([...wordsOf(field.path), ...wordsOf(field.object), ...own])];
  const place = `${field.object} ${field.path}`.toLowerCase();
  const context = new Set<string>(PLACES.filter((one) => all.includes(one)));
  if (place.includes('address') || place.includes('party')) context.add('address');
  return { field, own, all, meaning: wordsOf(field.meaning), context };
}

export function featuresOf(source: ReadField, target: ReadField, weight: (word: string) => number): Features {
  const places = new Set([...source.context, ...target.context]);
  const apart = [...places].filter((one) => source.context.has(one) !== target.context.has(one)).length;
  return {
    name: likeness(source.own, target.own, weight),
    path: likeness(source.all, target.all, weight),
    meaning: likeness(source.meaning, target.meaning, weight),
    type: typeLikeness(source.field.type, target.field.type),
    letters: trigramLikeness(source.own.join(' '), target.own.join(' ')),
    elsewhere: places.size === 0 ? 0 : apart / places.size,
  };
}

const KINDS: Readonly<Record<FieldType, string>> = {
  text: 'text',
  integer: 'number',
  decimal: 'money',
  'money-minor': 'money',
  boolean: 'boolean',
  date: 'time',
  instant: 'time',
  country: 'country',
  currency: 'currency',
  email: 'email',
  phone: 'phone',
  list: 'list',
  object: 'object',
};

/** 1 for the same kind of value, a half where a transform or plain text leads from one to the other. */
export function typeLikeness(source: FieldType, target: FieldType): number {
  if (KINDS[source] === KINDS[target]) return 1;
  const loose = new Set(['text', 'integer', 'list']);
  if (['object', 'boolean'].includes(source) || ['object', 'boolean'].includes(target)) return 0;
  return loose.has(source) || loose.has(target) ? 0.5 : 0;
}
