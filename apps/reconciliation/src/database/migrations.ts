import { Figures1764300000000 } from './figures.migration';
import { BankTables1764200000000 } from './bank-tables.migration';
import { BalanceTables1764000100000 } from './balance-tables.migration';
import { BooksTables1763900000000 } from './books-tables.migration';
import { ChargeOfRefunds1764300000000 } from './charge-of-refunds.migration';
import { EvidenceIndex1764400000000 } from './evidence-index.migration';
import { ExceptionTables1764000200000 } from './exception-tables.migration';
import { OrderSearch1764100000000 } from './order-search.migration';
import { PostingTables1795261000000 } from './posting-tables.migration';
import { PayoutTables1764000000000 } from './payout-tables.migration';
import { ReconciliationTables1763800000000 } from './reconciliation-tables.migration';
import { OrderFunds1795296000000 } from './order-funds.migration';
import { EntryListIndexes1795274300001 } from './entry-list-indexes.migration';
import { EntryLists1795274300000 } from './entry-lists.migration';

/** This service's own; those of messaging and configuration are added by `runMigrations`. */
export const migrations = [
  ReconciliationTables1763800000000,
  BooksTables1763900000000,
  PayoutTables1764000000000,
  BalanceTables1764000100000,
  ExceptionTables1764000200000,
  OrderSearch1764100000000,
  BankTables1764200000000,
  ChargeOfRefunds1764300000000,
  Figures1764300000000,
  EvidenceIndex1764400000000,
  PostingTables1795261000000,
  EntryLists1795274300000,
  EntryListIndexes1795274300001,
  OrderFunds1795296000000,
];
