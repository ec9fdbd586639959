import { orderAddressTable, orderItemTable, orderStatusUserTable, orderTable } from './order-tables';
import { addressTable, countryTable, customerTable, stateTable } from './people-tables';
import {
  currencyTable,
  exchangeRateTable,
  orderStatusTable,
  paymentOptionTable,
  siteTable,
  skuTable,
  zapierWebhookTable,
} from './shop-tables';
import type { Table } from './table';

/** Every object type this Kentico offers; names and spellings are those of the class definitions. */
export const TABLES: readonly Table[] = [
  orderTable,
  orderItemTable,
  orderAddressTable,
  orderStatusTable,
  orderStatusUserTable,
  customerTable,
  addressTable,
  paymentOptionTable,
  currencyTable,
  exchangeRateTable,
  skuTable,
  countryTable,
  stateTable,
  siteTable,
  zapierWebhookTable,
];

export function tableOf(objectType: string): Table | undefined {
  const wanted = objectType.toLowerCase();
  return TABLES.find((table) => table.objectType === wanted);
}
