import type { CatalogueField, FieldCatalogue } from '#contracts/models/field-catalogue';
import type { MappingDocument } from '../document/mapping-document';
import { orderCatalogue } from './order-catalogue';

/** What rules of a document may read and write; null where nobody has described it. */
export interface MappingSides {
  readonly source: readonly CatalogueField[] | null;
  readonly target: readonly CatalogueField[] | null;
}

const storeField = (path: string, meaning: string, example: string): CatalogueField => ({
  object: 'store',
  path,
  type: 'text',
  required: true,
  meaning,
  maxLength: null,
  limit: null,
  example,
  canonical: null,
});

/** What a mapping of an order is given, by the paths its rules write. */
export const ORDER_INPUT: readonly CatalogueField[] = [
  { ...storeField('order', 'The order.', ''), object: 'order', type: 'object', example: null },
  ...orderCatalogue.map((field) => ({ ...field, path: `order.${field.path}` })),
  storeField('store.id', 'The store, as the configuration names it.', 'main-store'),
  storeField('store.timeZone', 'IANA name of the time zone of the store.', 'Europe/Berlin'),
];

/** Source and target of a document: our order, or a record of the system that brings it. */
export function sidesOf(
  document: Pick<MappingDocument, 'source' | 'target'>,
  system: FieldCatalogue | undefined,
): MappingSides {
  const of = (name: string, fields: readonly CatalogueField[] | undefined) => {
    const found = fields?.filter(({ object }) => object === name) ?? [];
    return found.length > 0 ? found : null;
  };
  return {
    source: document.source === 'order' ? ORDER_INPUT : of(document.source, system?.reads),
    target: of(document.target, system?.writes) ?? (document.target === 'order' ? orderCatalogue : null),
  };
}
