import { ConnectionHearings1764400000000 } from '#service/silence/connection-hearings.migration';
import { ContactLinks1795261200000 } from './contact-links.migration';
import { AlikePeople1795272300000 } from '../customers/database/alike-people.migration';
import { CrmTables1763790000000 } from '../crm/database/crm-tables.migration';
import { CustomerImports1763780000000 } from '../customers/database/customer-imports.migration';
import { CustomerTables1763710000000 } from '../customers/database/customer-tables.migration';
import { CmsSyncTables1763700000000 } from './cms-sync-tables.migration';
import { OrderParcels1795260360000 } from './order-parcels.migration';
import { OrderSearch1764100000000 } from './order-search.migration';
import { OrderShipments1764120000000 } from './order-shipments.migration';
import { StockLeases1764130000000 } from './stock-leases.migration';
import { OrderCreations1795260780000 } from './order-creations.migration';
import { OrderReturns1763800000000 } from './order-returns.migration';
import { OrderLists1795274000000 } from './order-lists.migration';
import { LinksByRecord1795277000000 } from '../customers/database/links-by-record.migration';

/** This service's own; those of messaging and configuration are added by `runMigrations`. */
export const migrations = [
  CmsSyncTables1763700000000,
  CustomerTables1763710000000,
  CustomerImports1763780000000,
  CrmTables1763790000000,
  OrderReturns1763800000000,
  OrderSearch1764100000000,
  OrderShipments1764120000000,
  StockLeases1764130000000,
  ConnectionHearings1764400000000,
  OrderParcels1795260360000,
  ContactLinks1795261200000,
  OrderCreations1795260780000,
  AlikePeople1795272300000,
  OrderLists1795274000000,
  LinksByRecord1795277000000,
];
