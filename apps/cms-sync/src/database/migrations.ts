import { CmsSyncTables1763700000000 } from './cms-sync-tables.migration';

/** This service's own; those of messaging and configuration are added by `runMigrations`. */
export const migrations = [CmsSyncTables1763700000000];
