import { Replies } from '#service/replies/replies';
import { Module } from '@nestjs/common';
import { PostToErp } from './post-journal/post-to-erp';
import { StandingDocument } from './post-journal/standing-document';
import { IdentifyParked } from './record-balance-transaction/identify-parked';
import { SettleDispute } from './settle-dispute/settle-dispute.use-case';
import { DisputeConsumer } from './settle-dispute/dispute.consumer';
import { ReverseEntry } from './reverse-entry/reverse-entry.use-case';
import { ReverseEntryConsumer } from './reverse-entry/reverse-entry.consumer';
import { RetryExceptionBooking } from './retry-booking/retry-booking.use-case';
import { RetryBookingConsumer } from './retry-booking/retry-booking.consumer';
import { RecordOwnEntryConsumer } from './record-own-entry/record-own-entry.consumer';
import { BookParkedRefunds } from './record-invoice/book-parked-refunds';
import { RecordInvoice } from './record-invoice/record-invoice.use-case';
import { RecordCreditNoteConsumer } from './record-credit-note/record-credit-note.consumer';
import { RecordInvoiceConsumer } from './record-invoice/record-invoice.consumer';
import { EntryRecorder } from './record-entry/entry-recorder';
import { BookingInputs } from './record-balance-transaction/booking-inputs';
import { RecogniseRevenue } from './recognise-revenue/recognise-revenue.use-case';
import { PeriodRepository } from './database/period.repository';
import { InvoiceRepository } from './database/invoice.repository';
import { DisputeRepository } from './database/dispute.repository';
import { DeferralRepository } from './database/deferral.repository';
import { ClosePeriodConsumer } from './close-period/close-period.consumer';
import { ErpOperationRepository } from './database/erp-operation.repository';
import { ExceptionRepository } from './database/exception.repository';
import { JournalRepository } from './database/journal.repository';
import { OrderRepository } from './database/order.repository';
import { MovementRepository } from './database/movement.repository';
import { PayoutContentRepository } from './database/payout-content.repository';
import { PayoutBankRepository } from './database/payout-bank.repository';
import { PayoutRepository } from './database/payout.repository';
import { PayoutConsumer } from './reconcile-payout/payout.consumer';
import { PayoutsAnswerer } from './reconcile-payout/payouts.answerer';
import { ReconcilePayout } from './reconcile-payout/reconcile-payout';
import { BalanceRepository } from './database/balance.repository';
import { LedgerRepository } from './database/ledger.repository';
import { BalanceConsumer } from './reconcile/balance.consumer';
import { CompareLedger } from './reconcile/compare-ledger';
import { ControlTotalsAnswerer } from './reconcile/control-totals.answerer';
import { ReconciliationExceptionRepository } from './database/reconciliation-exception.repository';
import { FiguresAnswerer } from './figures/figures.answerer';
import { FindOrdersAnswerer } from './find-orders/find-orders.answerer';
import { FindExceptions } from './expectations/find-exceptions';
import { MendBooks } from './handle-exception/mend-books';
import { LinkException } from './handle-exception/link-exception';
import { HandleExceptionConsumer } from './handle-exception/handle-exception.consumer';
import { ExceptionsAnswerer } from './queries/exceptions.answerer';
import { BankLineRepository } from './database/bank-line.repository';
import { BankMatchRepository } from './database/bank-match.repository';
import { BookBankLine } from './match-bank-line/book-bank-line';
import { MatchBankLine } from './match-bank-line/match-bank-line.use-case';
import { MatchBankLineConsumer } from './match-bank-line/match-bank-line.consumer';
import { MatchBankLines } from './match-bank-line/match-bank-lines';
import { UnmatchBankLine } from './unmatch-bank-line/unmatch-bank-line.use-case';
import { UnmatchBankLineConsumer } from './unmatch-bank-line/unmatch-bank-line.consumer';
import { BankStatementRepository } from './database/bank-statement.repository';
import { ImportBankStatementConsumer } from './import-bank-statement/import-bank-statement.consumer';
import { ImportBankStatement } from './import-bank-statement/import-bank-statement.use-case';
import { BankStatementsAnswerer } from './queries/bank-statements.answerer';
import { PeriodChecksRepository } from './database/period-checks.repository';
import { PeriodReadinessOf } from './get-period/period-readiness';
import { PeriodsAnswerer } from './get-period/periods.answerer';
import { EvidenceRepository } from './database/evidence.repository';
import { PostingTableRepository } from './database/posting-table.repository';
import { KeepPostingTable } from './export-evidence/keep-posting-table';
import { EvidenceAnswerer } from './export-evidence/evidence.answerer';
import { EvidenceSections } from './export-evidence/evidence-sections';
import { ErpCalls } from './erp/erp-calls';
import { InventoryConsumer } from './inventory/inventory.consumer';
import { ReleaseStock } from './inventory/release-inventory.use-case';
import { ReserveStock } from './inventory/reserve-inventory.use-case';
import { ErpDocuments } from './previews/erp-documents';
import { ErpDraftsAnswerer } from './previews/erp-drafts.answerer';
import { PreviewErpCommands } from './previews/preview-erp-commands';
import { PostJournalConsumer } from './post-journal/post-journal.consumer';
import { PostJournalEntry } from './post-journal/post-journal.use-case';
import { BooksMetrics } from './observability/books-metrics';
import { EnsureErpOrder } from './post-order/ensure-erp-order';
import { PostOrderConsumer } from './post-order/post-order.consumer';
import { PostOrderToErp } from './post-order/post-order.use-case';
import { JournalEntriesAnswerer } from './queries/journal-entries.answerer';
import { RecordBalanceTransactionConsumer } from './record-balance-transaction/record-balance-transaction.consumer';
import { RecordBalanceTransaction } from './record-balance-transaction/record-balance-transaction.use-case';
import { OrderFundsRepository } from './database/order-funds.repository';
import { TraceFundsAnswerer } from './trace-funds/trace-funds.answerer';
import { TraceOrderFunds } from './trace-funds/trace-order-funds';
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
    ErpDraftsAnswerer,
    ClosePeriodConsumer,
    DisputeConsumer,
    PayoutConsumer,
    ExceptionsAnswerer,
    FindOrdersAnswerer,
    FiguresAnswerer,
    HandleExceptionConsumer,
    BalanceConsumer,
    ControlTotalsAnswerer,
    PayoutsAnswerer,
    TraceFundsAnswerer,
    RecordCreditNoteConsumer,
    RecordInvoiceConsumer,
    RecordOwnEntryConsumer,
    RetryBookingConsumer,
    ReverseEntryConsumer,
    ImportBankStatementConsumer,
    BankStatementsAnswerer,
    PeriodsAnswerer,
    EvidenceAnswerer,
    MatchBankLineConsumer,
    UnmatchBankLineConsumer,
  ],
  providers: [
    BooksMetrics,
    OrderRepository,
    JournalRepository,
    ExceptionRepository,
    ErpOperationRepository,
    ErpCalls,
    BookingInputs,
    DeferralRepository,
    DisputeRepository,
    EntryRecorder,
    InvoiceRepository,
    MovementRepository,
    PayoutContentRepository,
    PayoutRepository,
    PayoutBankRepository,
    OrderFundsRepository,
    TraceOrderFunds,
    ReconciliationExceptionRepository,
    FindExceptions,
    BalanceRepository,
    LedgerRepository,
    CompareLedger,
    ReconcilePayout,
    PeriodRepository,
    RecogniseRevenue,
    RecordInvoice,
    BookParkedRefunds,
    Replies,
    RetryExceptionBooking,
    ReverseEntry,
    SettleDispute,
    RecordBalanceTransaction,
    PostJournalEntry,
    PostToErp,
    StandingDocument,
    IdentifyParked,
    ErpDocuments,
    PreviewErpCommands,
    EnsureErpOrder,
    PostOrderToErp,
    ReserveStock,
    ReleaseStock,
    BankStatementRepository,
    BankLineRepository,
    PeriodChecksRepository,
    PeriodReadinessOf,
    EvidenceRepository,
    PostingTableRepository,
    KeepPostingTable,
    EvidenceSections,
    BankMatchRepository,
    BookBankLine,
    MatchBankLine,
    LinkException,
    MendBooks,
    MatchBankLines,
    UnmatchBankLine,
    ImportBankStatement,
  ],
})
export class AppModule {}
