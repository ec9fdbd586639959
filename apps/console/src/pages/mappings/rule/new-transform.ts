import type { CatalogueField } from '#contracts/models/field-catalogue';
import type { Transform, TransformName } from '#mapping/transforms/transform-schema';

/** In the order of the menu: texts, lists, tables, money, time, people and places. */
export const TRANSFORM_GROUPS: ReadonlyArray<readonly [string, readonly TransformName[]]> = [
  ['texts', ['text', 'trim', 'lower', 'upper', 'prefix', 'suffix', 'truncate']],
  ['lists', ['join', 'split', 'describe-lines']],
  ['values', ['lookup', 'default']],
  ['money', ['minor-units', 'decimal-units']],
  ['time', ['date', 'local-time']],
  ['people', ['split-name', 'phone', 'country', 'address', 'address-lines']],
];

/** A step with arguments to begin with; paths are the first fields that fit. */
export function newTransform(name: TransformName, fields: readonly CatalogueField[]): Transform {
  const first = (test: (field: CatalogueField) => boolean): string =>
    fields.find((field) => !field.path.includes('[]') && test(field))?.path ?? 'order.currency';
  switch (name) {
    case 'prefix':
    case 'suffix':
      return { name, text: '' };
    case 'truncate':
      return { name, length: 100, ellipsis: '…' };
    case 'join':
      return { name, separator: ', ' };
    case 'split':
      return { name, separator: ',' };
    case 'default':
      return { name, value: '' };
    case 'lookup':
      return { name, table: {}, ignoreCase: false };
    case 'minor-units':
    case 'decimal-units':
      return { name, currency: first(({ type }) => type === 'currency') };
    case 'date':
      return { name, zone: first(({ path }) => /time_?zone$/i.test(path)), format: 'date' };
    case 'local-time':
      return { name, zone: first(({ path }) => /time_?zone$/i.test(path)), gap: 'later', overlap: 'first' };
    case 'split-name':
      return { name, part: 'family', order: 'given-first' };
    case 'address-lines':
      return { name, separator: '\n', country: true };
    case 'country':
      return { name, to: 'alpha-2' };
    case 'address':
      return { name, names: {} };
    case 'describe-lines':
      return { name, length: 500, and: 'and {count} more' };
    default:
      return { name };
  }
}
