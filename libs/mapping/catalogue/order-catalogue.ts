import { OrderSchema } from '#contracts/models/order';
import type { CatalogueField } from '#contracts/models/field-catalogue';
import { ORDER_MEANINGS, PART_MEANINGS } from './canonical-meanings';
import { catalogueOfSchema, type Told } from './catalogue-of-schema';

/** @throws Error for a field of the contract that nobody has described. */
function tell(path: string): Told {
  // An amount means what it is the amount of.
  const text =
    ORDER_MEANINGS[path] ??
    ORDER_MEANINGS[path.replace(/\.amount$/, '')] ??
    PART_MEANINGS[path.slice(path.lastIndexOf('.') + 1)];
  if (text === undefined) throw new Error(`The field ${path} of the order has no meaning in the catalogue`);
  const [meaning = '', example = null] = text.split('|');
  return { meaning, example };
}

/** Our order, field by field. */
export const orderCatalogue: readonly CatalogueField[] = catalogueOfSchema('order', OrderSchema, tell);
