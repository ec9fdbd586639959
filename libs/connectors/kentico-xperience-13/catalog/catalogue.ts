import { catalogueFields } from '#connectors/kit/catalogue-fields';
import type { FieldCatalogue } from '#contracts/models/field-catalogue';
import { customerFields } from './customer-fields';
import { orderFields } from './order-fields';

/** What is read from Kentico and where it goes, and what is written. */
export const catalogue: FieldCatalogue = {
  reads: [...orderFields, ...customerFields],
  writes: catalogueFields('ecommerce.order', [
    ['OrderStatusID', 'integer', 'The status that the store’s table names.', { canonical: 'commerceStatus' }],
    ['OrderIsPaid', 'boolean', 'Set when money was captured, never cleared.', { canonical: 'commercePaid' }],
    ['OrderPaymentResult', 'text', 'Kentico’s payment record as XML: state, ids, link to pay.'],
    ['OrderCustomData', 'text', 'XML; children beginning with Tillbridge, all others are kept.'],
  ]),
};
