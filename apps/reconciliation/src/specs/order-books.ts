import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import type { Order } from '#contracts/models/order';
import type { Invoice } from '#contracts/models/subscription';
import { book } from '../domain/book';
import type { Booking, EntryDraft } from '../domain/booking';
import type { BooksPolicy } from '../domain/books-policy';
import { disputeHistoryOf } from '../domain/dispute-history';
import type { Line } from '../domain/entry-lines';
import { type BookedMovement, historyOf } from '../domain/order-history';

export const POLICY: BooksPolicy = {
  discounts: 'contra',
  giftCardSkus: ['GIFT-50'],
  invoiceRates: {},
  deferral: { YEAR: 12 },
  disputeTaxRelief: false,
};

/** Books movements of one order one after the other, as the service does. */
export class OrderBooks {
  private readonly movements: BookedMovement[] = [];
  /** Deferred revenue; tests lower it as months pass. */
  unearned = 0;

  constructor(
    private readonly order: Order | null,
    private readonly policy: BooksPolicy = POLICY,
    private readonly timeZone = 'UTC',
    private readonly invoice: Invoice | null = null,
  ) {}

  try(balanceTransaction: BalanceTransaction): Booking {
    const order = this.order && {
      snapshots: [this.order],
      history: historyOf(this.movements),
      unearned: this.unearned,
    };
    const { policy, timeZone, invoice } = this;
    const dispute = disputeHistoryOf(this.movements);
    return book({ balanceTransaction, order, policy, timeZone, invoice, dispute });
  }

  entry(balanceTransaction: BalanceTransaction): EntryDraft {
    const booking = this.try(balanceTransaction);
    if (booking.kind !== 'entry') throw new Error(JSON.stringify(booking));
    const { movement, deferrals, release } = booking.entry;
    this.movements.push(movement);
    this.unearned += deferrals.reduce((sum, { amount }) => sum + amount, 0) - release;
    return booking.entry;
  }

  lines(balanceTransaction: BalanceTransaction): string[] {
    return shown(this.entry(balanceTransaction).lines);
  }
}

/** `D 1100 11305` and so on. */
export const shown = (lines: readonly Line[]): string[] =>
  lines.map(({ account, debit, credit }) => (debit > 0 ? `D ${account} ${debit}` : `C ${account} ${credit}`));
