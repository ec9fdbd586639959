import type { CommerceParcel } from '#connectors/kit/commerce-port';
import type { OcLineItem, OcOrder, OcOrderReturn, OcPayment } from '../rest/models';

/** One order as OrderCloud has it. */
export interface RawOrder {
  readonly order: OcOrder;
  readonly lineItems: readonly OcLineItem[];
  readonly payments: readonly OcPayment[];
  readonly returns: readonly OcOrderReturn[];
  /** Left out where they are not read. */
  readonly parcels?: readonly CommerceParcel[];
}

const LONGEST_CUSTOM_VALUE = 1000;

/** The plain values of the order's `xp` as text, nested names with dots, in alphabetical order. */
export function customFieldsOf(xp: OcOrder['xp']): Record<string, string> {
  const fields = flatten(xp ?? {}, '').sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, value]) => [name, value.slice(0, LONGEST_CUSTOM_VALUE)]));
}

function flatten(value: unknown, name: string): Array<[string, string]> {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return [[name, String(value)]];
    case 'object':
      return Object.entries(value ?? {}).flatMap(([key, inner]: [string, unknown]) =>
        flatten(inner, name === '' ? key : `${name}.${key}`),
      );
    default:
      return [];
  }
}
