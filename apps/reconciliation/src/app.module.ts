import { Module } from '@nestjs/common';
import { ErpOperationRepository } from './database/erp-operation.repository';
import { ExceptionRepository } from './database/exception.repository';
import { JournalRepository } from './database/journal.repository';
import { OrderRepository } from './database/order.repository';
import { ErpCalls } from './erp/erp-calls';
import { InventoryConsumer } from './inventory/inventory.consumer';
import { ReleaseStock } from './inventory/release-inventory.use-case';
import { ReserveStock } from './inventory/reserve-inventory.use-case';
import { PostJournalConsumer } from './post-journal/post-journal.consumer';
import { PostJournalEntry } from './post-journal/post-journal.use-case';
import { EnsureErpOrder } from './post-order/ensure-erp-order';
import { PostOrderConsumer } from './post-order/post-order.consumer';
import { PostOrderToErp } from './post-order/post-order.use-case';
import { JournalEntriesAnswerer } from './queries/journal-entries.answerer';
import { RecordBalanceTransactionConsumer } from './record-balance-transaction/record-balance-transaction.consumer';
import { RecordBalanceTransaction } from './record-balance-transaction/record-balance-transaction.use-case';
import { RecordOrderConsumer } from './record-order/record-order.consumer';

/** The books: entries of every movement, and what the ERP gets of them. */
@Module({
  controllers: [
    RecordOrderConsumer,
    RecordBalanceTransactionConsumer,
    PostJournalConsumer,
    PostOrderConsumer,
    InventoryConsumer,
    JournalEntriesAnswerer,
  ],
  providers: [
    OrderRepository,
    JournalRepository,
    ExceptionRepository,
    ErpOperationRepository,
    ErpCalls,
    RecordBalanceTransaction,
    PostJournalEntry,
    EnsureErpOrder,
    PostOrderToErp,
    ReserveStock,
    ReleaseStock,
  ],
})
export class AppModule {}
