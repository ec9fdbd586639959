import { ImportBankStatement, MatchBankLine, UnmatchBankLine } from '#contracts/commands/bank';
import { ClosePeriod, RecordOwnEntry, ReverseJournalEntry } from '#contracts/commands/books';
import {
  PostJournal,
  PostOrder,
  ReleaseInventory,
  ReserveInventory,
  RetryBooking,
} from '#contracts/commands/erp';
import { HandleException } from '#contracts/commands/reconciliation';
import { DisputeClosed, DisputeOpened, DisputeUpdated } from '#contracts/events/disputes';
import { OrderChanged, OrderPlaced } from '#contracts/events/orders';
import { BalanceTransactionRecorded } from '#contracts/events/payments';
import { BalanceRead, PayoutComposed, PayoutRecorded } from '#contracts/events/payouts';
import { CreditNoteIssued, InvoicePaid } from '#contracts/events/subscriptions';
import type { CommandDefinition, EventDefinition } from '#contracts/message';

export const subscriptions: EventDefinition[] = [
  OrderPlaced,
  OrderChanged,
  BalanceTransactionRecorded,
  DisputeOpened,
  DisputeUpdated,
  DisputeClosed,
  InvoicePaid,
  CreditNoteIssued,
  PayoutRecorded,
  PayoutComposed,
  BalanceRead,
];
export const commands: CommandDefinition[] = [
  PostJournal,
  PostOrder,
  ReserveInventory,
  ReleaseInventory,
  ReverseJournalEntry,
  RetryBooking,
  RecordOwnEntry,
  ClosePeriod,
  HandleException,
  ImportBankStatement,
  MatchBankLine,
  UnmatchBankLine,
];
