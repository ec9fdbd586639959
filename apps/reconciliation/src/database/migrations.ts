import { ReconciliationTables1763800000000 } from './reconciliation-tables.migration';

/** This service's own; those of messaging and configuration are added by `runMigrations`. */
export const migrations = [ReconciliationTables1763800000000];
