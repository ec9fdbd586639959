import type { XcComponent } from '../engine/entity-types';
import { typeNameOf } from '../engine/entity-types';

/** Components of the product and of our own plug-in; every other one is the shop's. */
const KNOWN = new Set([
  'ContactComponent',
  'FederatedPaymentComponent',
  'GiftCardPaymentComponent',
  'PhysicalFulfillmentComponent',
  'ElectronicFulfillmentComponent',
  'SplitFulfillmentComponent',
  'ListMembershipsComponent',
  'TransientListMembershipsComponent',
  'LineQuantityComponent',
  'TillbridgePaymentComponent',
  'TillbridgeStatusHistoryComponent',
]);
const OWN_TO_EVERY_COMPONENT = new Set(['Id', 'Name', 'Comments']);
const LONGEST_VALUE = 1000;

/** Plain values of the shop's own components as `Component.Field`, in alphabetical order. */
export function customFieldsOf(components: readonly XcComponent[]): Record<string, string> {
  const fields: Array<[string, string]> = [];
  for (const component of components) {
    const type = typeNameOf(component);
    if (type === '' || KNOWN.has(type)) continue;
    for (const [field, value] of Object.entries(component)) {
      if (field.startsWith('@') || OWN_TO_EVERY_COMPONENT.has(field)) continue;
      if (typeof value === 'string' || typeof value === 'boolean') {
        fields.push([`${type}.${field}`, String(value).slice(0, LONGEST_VALUE)]);
      }
    }
  }
  return Object.fromEntries(fields.sort(([left], [right]) => (left < right ? -1 : 1)));
}
