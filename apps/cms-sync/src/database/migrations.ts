import { CustomerTables1763710000000 } from '../customers/database/customer-tables.migration';
import { CmsSyncTables1763700000000 } from './cms-sync-tables.migration';

/** This service's own; those of messaging and configuration are added by `runMigrations`. */
export const migrations = [CmsSyncTables1763700000000, CustomerTables1763710000000];
