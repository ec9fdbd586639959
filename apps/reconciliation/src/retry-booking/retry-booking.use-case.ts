import { Injectable } from '@nestjs/common';
import type { RetryBooking } from '#contracts/commands/erp';
import type { BodyOf } from '#contracts/message';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { MessageContext } from '#messaging/message-context';
import type { Tx } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import type { Refusal } from '#service/replies/replies';
import { JournalRepository } from '../database/journal.repository';
import { OrderRepository } from '../database/order.repository';
import { book } from '../domain/book';
import { BookingInputs } from '../record-balance-transaction/booking-inputs';
import { EntryRecorder } from '../record-entry/entry-recorder';
import { refusal } from '../replies/refusal';
import { SettleDispute } from '../settle-dispute/settle-dispute.use-case';
import { OpenExceptions, type OpenException } from './open-exceptions';

export type Retried =
  | { readonly kind: 'booked'; readonly entries: readonly JournalEntry[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

type Retry = Pick<BodyOf<typeof RetryBooking>, 'balanceTransactionId' | 'stores'> & {
  /** The order that a person says it belongs to. */
  readonly orderId?: string;
};

/** Once the cause is gone (an order that came, a rule, a mapping): the movement is booked as if it came now, and all that waited for it. */
@Injectable()
export class RetryExceptionBooking {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly journal: JournalRepository,
    private readonly orders: OrderRepository,
    private readonly inputs: BookingInputs,
    private readonly recorder: EntryRecorder,
    private readonly disputes: SettleDispute,
  ) {}

  async run(tx: Tx, message: MessageContext, request: Retry): Promise<Retried> {
    const exceptions = new OpenExceptions(tx);
    const found = await exceptions.find(request.balanceTransactionId, request.stores);
    if (!found) return refused(404, 'not-found', 'No such movement is an exception');
    if (!found.isOpen) return refused(409, 'exception-resolved', 'This movement has been booked by now');
    const exception = { ...found.exception, orderId: request.orderId ?? found.exception.orderId };
    const { storeId, orderId } = exception;
    if (
      request.orderId !== undefined &&
      !(await this.orders.lock(tx, { storeId, orderId: request.orderId }))
    ) {
      return refused(404, 'order-unknown', `There is no order ${request.orderId} in this store`);
    }
    const first = await this.bookAnew(tx, message, exception);
    if (first.kind === 'still') return refused(422, first.code, `Still not booked: ${first.reason}`);
    await exceptions.resolve(exception);
    const entries = first.entry === null ? [] : [first.entry];
    if (orderId === null) return { kind: 'booked', entries };
    for (const waiting of await exceptions.waitingForCharge(storeId, orderId)) {
      const next = await this.bookAnew(tx, message, waiting);
      if (next.kind === 'still') continue;
      await exceptions.resolve(waiting);
      if (next.entry !== null) entries.push(next.entry);
    }
    return { kind: 'booked', entries };
  }

  private async bookAnew(tx: Tx, message: MessageContext, exception: OpenException): Promise<Attempt> {
    const { storeId, orderId, connectionId, balanceTransaction } = exception;
    const store = this.configuration.store(storeId);
    const { system } = this.configuration.connection(connectionId);
    const key = `${system}:${balanceTransaction.balanceTransactionId}`;
    const input = await this.inputs.of(tx, {
      storeId,
      orderId,
      balanceTransaction,
      policy: store.books,
      timeZone: store.timeZone,
    });
    if (await this.journal.exists(tx, storeId, key)) return { kind: 'booked', entry: null };
    const booking = book(input);
    if (booking.kind === 'wait') return { kind: 'still', code: 'charge-not-booked', reason: booking.reason };
    if (booking.kind === 'exception')
      return { kind: 'still', code: booking.fault.code, reason: booking.fault.message };
    const { sourceId, reportingCategory } = balanceTransaction;
    const entry = await this.recorder.record(tx, message, {
      store,
      orderId,
      connectionId,
      key,
      draft: booking.entry,
      source: balanceTransaction,
      sourceId,
      orderSnapshot: await this.inputs.snapshotUsed(tx, input),
    });
    if (sourceId !== null && reportingCategory.startsWith('dispute')) {
      await this.disputes.run(tx, message, storeId, sourceId);
    }
    return { kind: 'booked', entry };
  }
}

type Attempt =
  | { readonly kind: 'booked'; readonly entry: JournalEntry | null }
  | { readonly kind: 'still'; readonly code: string; readonly reason: string };

const refused = (status: number, code: string, detail: string): Retried => ({
  kind: 'refused',
  refusal: refusal(status, code, detail),
});
