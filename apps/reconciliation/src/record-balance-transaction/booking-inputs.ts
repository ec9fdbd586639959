import { Injectable } from '@nestjs/common';
import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import type { Tx } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { DeferralRepository } from '../database/deferral.repository';
import { InvoiceRepository } from '../database/invoice.repository';
import { JournalRepository } from '../database/journal.repository';
import { OrderRepository } from '../database/order.repository';
import type { BookingInput, Sale } from '../domain/booking';
import type { BooksPolicy } from '../domain/books-policy';
import { disputeHistoryOf, NO_DISPUTE } from '../domain/dispute-history';
import { historyOf } from '../domain/order-history';
import { invoicedMovement } from '../domain/read-invoice';

export interface Movement {
  readonly storeId: string;
  readonly orderId: string | null;
  readonly balanceTransaction: BalanceTransaction;
  readonly policy: BooksPolicy;
  readonly timeZone: string;
}

/** Gathers all that decides how a movement is booked. Locks its order, so that its movements are booked one after the other. */
@Injectable()
export class BookingInputs {
  constructor(
    private readonly orders: OrderRepository,
    private readonly journal: JournalRepository,
    private readonly deferrals: DeferralRepository,
    private readonly invoices: InvoiceRepository,
  ) {}

  /** @throws Failure transient when the order is not known yet */
  async of(tx: Tx, movement: Movement): Promise<BookingInput> {
    const { storeId, orderId, balanceTransaction, policy, timeZone } = movement;
    const { sourceId, reportingCategory } = balanceTransaction;
    const order = await this.orderOf(tx, storeId, orderId);
    if (!order) await this.lockCharges(tx, storeId, balanceTransaction);
    const ofDispute = reportingCategory === 'dispute_reversal' && sourceId !== null;
    return {
      balanceTransaction,
      order,
      policy,
      timeZone,
      invoice: order ? null : await this.invoices.ofCharge(tx, storeId, sourceId),
      invoiced: order ? null : await this.invoicedSale(tx, storeId, balanceTransaction),
      dispute: ofDispute
        ? disputeHistoryOf(await this.journal.movementsOfSource(tx, storeId, sourceId))
        : NO_DISPUTE,
    };
  }

  /** Which snapshot the amounts were read from; null for what needs none. */
  async snapshotUsed(tx: Tx, { order, balanceTransaction }: BookingInput): Promise<string | null> {
    const { authorized, presentment, amount } = balanceTransaction;
    const whole = authorized?.amount ?? Math.abs(presentment?.amount ?? amount);
    const used = order?.snapshots.find(({ total }) => total.amount === whole) ?? order?.snapshots[0];
    return used ? this.orders.snapshotHash(tx, used, used.modifiedAt) : null;
  }

  /** A refund of what an invoice has charged: its parts are the invoice's, whichever of the two was booked first. */
  private async invoicedSale(
    tx: Tx,
    storeId: string,
    { chargeId }: BalanceTransaction,
  ): Promise<Sale | null> {
    if (chargeId === undefined) return null;
    const invoice = await this.invoices.ofCharge(tx, storeId, chargeId);
    if (!invoice) return null;
    await this.invoices.lock(tx, invoice);
    const movements = await this.journal.movementsOfCharge(tx, storeId, chargeId);
    return {
      history: historyOf(movements.map((movement) => invoicedMovement(invoice, movement))),
      unearned: await this.deferrals.unearned(tx, { storeId, chargeId }),
    };
  }

  private async lockCharges(
    tx: Tx,
    storeId: string,
    { sourceId, chargeId }: BalanceTransaction,
  ): Promise<void> {
    await this.invoices.lockCharges(
      tx,
      storeId,
      [sourceId, chargeId].flatMap((id) => id ?? []),
    );
  }

  private async orderOf(tx: Tx, storeId: string, orderId: string | null): Promise<BookingInput['order']> {
    if (orderId === null) return null;
    const key = { storeId, orderId };
    if (!(await this.orders.lock(tx, key))) {
      throw Failure.transient('order-unknown-yet', `Order ${storeId}/${orderId} is not known here yet`);
    }
    return {
      snapshots: await this.orders.snapshots(tx, key),
      history: historyOf(await this.journal.movementsOf(tx, key)),
      unearned: await this.deferrals.unearned(tx, key),
    };
  }
}
