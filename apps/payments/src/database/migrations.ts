import { ProviderCustomers1763710000000 } from './provider-customers.migration';
import { PaymentsTables1763700000000 } from './payments-tables.migration';

/** This service's own; those of messaging and configuration are added by `runMigrations`. */
export const migrations = [PaymentsTables1763700000000, ProviderCustomers1763710000000];
